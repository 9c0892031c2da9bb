import type { ISql } from 'postgres'
import { Moment } from '../../tenants/contract/moment.ts'

/** One entry of her list of blocks. Who it is can be told as long as a request's details are kept. */
export interface Block {
  blockId: string
  since: Date
  /** The newest request of that client; null: none is kept. */
  reference: string | null
  clientSealed: string | null
  /** Requests that lie in the folder because of it. */
  setAside: number
}

export async function selectBlocks(sql: ISql, tenantId: string): Promise<Block[]> {
  return sql<Block[]>`
    select c.block_id as "blockId", c.since, b.reference, b.client_sealed as "clientSealed", coalesce(a.requests, 0)::integer as "setAside"
    from (
      select block_id, min(created_at) as since, array_agg(client_hash) as hashes from blocked_clients where tenant_id = ${tenantId} group by block_id
    ) c
    left join lateral (
      select reference, client_sealed from bookings
      where tenant_id = ${tenantId} and (client_hash = any (c.hashes) or phone_hash = any (c.hashes))
      order by client_sealed is null, created_at desc
      limit 1
    ) b on true
    left join lateral (
      select count(*) as requests from bookings
      where tenant_id = ${tenantId} and set_aside is not null and (client_hash = any (c.hashes) or phone_hash = any (c.hashes))
    ) a on true
    order by c.since desc
  `
}

/** The blocks that the client of a request is under. */
export async function selectBlocksOf(sql: ISql, tenantId: string, reference: string): Promise<string[]> {
  const rows = await sql<{ block_id: string }[]>`
    select distinct c.block_id
    from bookings b
    join blocked_clients c on c.tenant_id = b.tenant_id and c.client_hash in (b.client_hash, b.phone_hash)
    where b.tenant_id = ${tenantId} and b.reference = ${reference}
  `
  return rows.map(({ block_id }) => block_id)
}

/** Hexadecimal digits and ids as a literal: Workers do not ask Postgres for its types, so that their driver knows no arrays. */
const asArray = (words: readonly string[]): string => `{${words.join(',')}}`

/** The blocks that have one of these keyed hashes. */
export async function selectBlocksByHash(sql: ISql, tenantId: string, hashes: readonly string[]): Promise<string[]> {
  const rows = await sql<{ block_id: string }[]>`
    select distinct block_id from blocked_clients where tenant_id = ${tenantId} and client_hash = any (${asArray(hashes)}::text::text[])
  `
  return rows.map(({ block_id }) => block_id)
}

/** Blocks the client of a request (db/functions/blocks.sql). False: there is no such request, or its client is no longer known. */
export async function blockClient(sql: ISql, tenantId: string, reference: string): Promise<boolean> {
  const [row] = await sql<[{ done: boolean }]>`select block_client(${tenantId}::text, ${reference}::text) as done`
  return row.done
}

/** Blocks keyed hashes of an address or a number that no request has come from yet. */
export async function blockHashes(sql: ISql, tenantId: string, hashes: readonly string[]): Promise<void> {
  await sql`select block_hashes(${tenantId}::text, ${asArray(hashes)}::text::text[], null)`
}

/** Takes blocks back; returns how many there were. */
export async function unblock(sql: ISql, tenantId: string, blockIds: readonly string[]): Promise<number> {
  const [row] = await sql<[{ count: number }]>`select unblock(${tenantId}::text, ${asArray(blockIds)}::text::uuid[]) as count`
  return row.count
}

/** Which requests are a flood: from the network or the address of one of them, or of unconfirmed addresses of the last hours. */
export type FloodPattern = { kind: 'network' | 'email'; reference: string } | { kind: 'unconfirmed'; hours: number }

export interface FloodRow {
  reference: string
  startsAt: Moment
  createdAt: Moment
  clientSealed: string | null
}

const argumentsOf = (pattern: FloodPattern): { reference: string | null; hours: number | null } =>
  pattern.kind === 'unconfirmed' ? { reference: null, hours: pattern.hours } : { reference: pattern.reference, hours: null }

/** What would be undone: requests that came until a moment and wait for an answer. */
export async function selectFlood(sql: ISql, tenantId: string, pattern: FloodPattern, until: Date): Promise<FloodRow[]> {
  const { reference, hours } = argumentsOf(pattern)
  const rows = await sql<
    { reference: string; startsAt: Date; createdAt: Date; clientSealed: string | null; timeZone: string; city: string }[]
  >`
    select reference, starts_at as "startsAt", created_at as "createdAt", client_sealed as "clientSealed", time_zone as "timeZone", city
    from flood_of(${tenantId}::text, ${pattern.kind}::text, ${reference}::text, ${hours}::integer, ${until}::timestamptz)
  `
  return rows.map(({ timeZone, city, startsAt, createdAt, ...row }) => {
    const place = { timeZone, place: city }
    return { ...row, startsAt: new Moment(startsAt, place), createdAt: new Moment(createdAt, place) }
  })
}

/** Declines them all without a mail, and blocks their clients where that is asked. Returns how many. */
export async function undoFlood(
  sql: ISql,
  tenantId: string,
  { pattern, until, isBlocking }: { pattern: FloodPattern; until: Date; isBlocking: boolean },
): Promise<number> {
  const { reference, hours } = argumentsOf(pattern)
  const [row] = await sql<[{ count: number }]>`
    select undo_flood(${tenantId}::text, ${pattern.kind}::text, ${reference}::text, ${hours}::integer, ${until}::timestamptz, ${isBlocking}::boolean) as count
  `
  return row.count
}

export interface FloodGroup {
  kind: 'network' | 'email'
  /** One of them: names the pattern. */
  reference: string
  clientSealed: string | null
  requests: number
  unconfirmed: number
}

/** So many waiting requests of unconfirmed addresses are a flood, wherever each came from. */
const UNCONFIRMED_FLOOD_MIN = 5

/** Whether there is a flood to undo: else no page needs a way to it. */
export async function hasFlood(sql: ISql, tenantId: string): Promise<boolean> {
  if ((await selectFloodGroups(sql, tenantId)).length > 0) return true
  const [row] = await sql<[{ count: number }]>`
    select count(*)::integer as count from bookings
    where tenant_id = ${tenantId} and status = 'pending' and set_aside is null and email_check = 'asked'
  `
  return row.count >= UNCONFIRMED_FLOOD_MIN
}

/** Requests that wait and have something in common: two or more from one network of a day, or with one address. The largest first. */
export async function selectFloodGroups(sql: ISql, tenantId: string): Promise<FloodGroup[]> {
  return sql<FloodGroup[]>`
    select kind, (array_agg(reference order by created_at desc))[1] as reference, (array_agg(client_sealed order by created_at desc))[1] as "clientSealed",
      count(*)::integer as requests, count(*) filter (where email_check = 'asked')::integer as unconfirmed
    from bookings b, lateral (values ('network', b.network_hash), ('email', nullif(b.client_hash, ''))) as g (kind, hash)
    where b.tenant_id = ${tenantId} and b.status = 'pending' and b.set_aside is null and g.hash is not null
    group by kind, hash
    having count(*) > 1
    order by count(*) desc
    limit 10
  `
}
