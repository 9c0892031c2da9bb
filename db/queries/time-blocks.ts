import type { ISql, Sql } from 'postgres'
import type { BookingStatus } from '../../tenants/contract/booking.ts'
import { Moment } from '../../tenants/contract/moment.ts'
import { acrossTenants } from './across-tenants.ts'
import type { Period } from './dashboard.ts'
import { toRow } from './to-row.ts'

// Times that she keeps for herself (db/functions/own_times.sql). Clock times are `2026-12-04T19:30`, by the clock of the block's place.

/** By whose clock a block is kept. */
export interface Clock {
  place: string
  /** IANA name. */
  timeZone: string
}

export interface TimeBlock extends Clock {
  startsLocal: string
  endsLocal: string
  /** RRULE of RFC 5545; null: once. */
  rule: string | null
}

export interface StoredBlock extends TimeBlock {
  blockId: string
  /** Of what repeats: beginnings that are free all the same. */
  skipped: string[]
  /** She has taken it back. */
  isLifted: boolean
  /** Of what repeats: how far its times are written. */
  laidUntil: Date | null
}

/** A single time of a block, ISO 8601 in UTC. */
export interface BlockedTime {
  startsAt: string
  endsAt: string
}

export type BlockMaker = 'companion' | 'developer'

/** What becomes of requests that wait in a time she blocks: ask her first, keep them, or decline them. */
export type Meeting = 'ask' | 'keep' | 'decline'

/** What stands in the way. `offered`: the client is choosing between times, one of which is in the way. */
export interface InTheWay {
  reference: string
  status: BookingStatus | 'offered'
}

/** `blockId` undefined: nothing was written, because something is in the way and she is to be asked. */
export interface Blocking {
  blockId: string | undefined
  inTheWay: InTheWay[]
}

export async function blockTime(
  sql: ISql,
  tenantId: string,
  {
    block,
    times,
    laidUntil,
    meeting,
    madeBy,
  }: { block: TimeBlock; times: readonly BlockedTime[]; laidUntil: Date | null; meeting: Meeting; madeBy: BlockMaker },
): Promise<Blocking> {
  const row = toRow({ ...block, madeBy, laidUntil })
  const [said] = await sql<[{ said: { block_id: string | null; in_the_way: InTheWay[] } }]>`
    select block_time(${tenantId}::text, ${JSON.stringify(row)}::text::jsonb, ${timesOf(times)}::text::jsonb, ${meeting}::text) as said
  `
  return { blockId: said.said.block_id ?? undefined, inTheWay: said.said.in_the_way }
}

/** Frees what is still to come of a block, or the one time that begins at `skipped`. Whether it was there. */
export async function liftBlock(
  sql: ISql,
  tenantId: string,
  { blockId, skipped }: { blockId: string; skipped?: string },
): Promise<boolean> {
  const [row] = await sql<[{ was: boolean }]>`
    select lift_block(${tenantId}::text, ${blockId}::text::uuid, ${skipped ?? null}::text::timestamp) as was
  `
  return row.was
}

/** Takes liftBlock back. What was booked meanwhile stays. Whether there was something to take back. */
export async function keepBlockAgain(
  sql: ISql,
  tenantId: string,
  { blockId, skipped, times }: { blockId: string; skipped?: string; times: readonly BlockedTime[] },
): Promise<boolean> {
  const [row] = await sql<[{ was: boolean }]>`
    select keep_block_again(${tenantId}::text, ${blockId}::text::uuid, ${timesOf(times)}::text::jsonb, ${skipped ?? null}::text::timestamp) as was
  `
  return row.was
}

const LOCAL = 'YYYY-MM-DD"T"HH24:MI'

export async function selectBlock(sql: ISql, tenantId: string, blockId: string): Promise<StoredBlock | undefined> {
  return (await selectStored(sql, sql`tenant_id = ${tenantId} and block_id = ${blockId}::text::uuid`))[0]
}

/** Those that repeat and are kept, soonest begun first. */
export async function selectRepeatingBlocks(sql: ISql, tenantId: string): Promise<StoredBlock[]> {
  return selectStored(sql, sql`tenant_id = ${tenantId} and rule is not null and lifted_at is null`)
}

async function selectStored(sql: ISql, where: ReturnType<ISql>): Promise<StoredBlock[]> {
  return sql<StoredBlock[]>`
    select block_id as "blockId", to_char(starts_local, ${LOCAL}) as "startsLocal", to_char(ends_local, ${LOCAL}) as "endsLocal", time_zone as "timeZone",
      place, rule, lifted_at is not null as "isLifted", laid_until as "laidUntil", array(select to_char(s, ${LOCAL}) from unnest(skipped) as s) as skipped
    from time_blocks
    where ${where}
    order by starts_local, block_id
  `
}

/** A single time of hers: one that she has blocked, or that a calendar of hers has. */
export interface OwnTime {
  /** Null: of a calendar. */
  blockId: string | null
  /** The host of the calendar that has it, e.g. `calendar.google.com`; null: of a block. */
  calendar: string | null
  startsAt: Moment
  endsAt: Moment
  /** RRULE of RFC 5545; null: once. */
  rule: string | null
}

/** What touches the days, by clocks anywhere: the caller sorts it by the days of its places. Earliest first. */
export async function selectOwnTimes(sql: ISql, tenantId: string, { from, to }: Period): Promise<OwnTime[]> {
  const rows = await sql<(Omit<OwnTime, 'startsAt' | 'endsAt'> & Clock & { startsAt: Date; endsAt: Date })[]>`
    select o.block_id as "blockId", c.host as calendar, o.starts_at as "startsAt", o.ends_at as "endsAt", b.rule,
      coalesce(b.place, t.city) as place, coalesce(b.time_zone, t.time_zone) as "timeZone"
    from own_times o
    join tenants t using (tenant_id)
    left join time_blocks b using (tenant_id, block_id)
    left join busy_calendars c using (tenant_id, calendar_id)
    where o.tenant_id = ${tenantId} and o.during && tstzrange(${from}::date - 1, ${to}::date + 2)
    order by o.starts_at, o.own_time_id
    limit 1000
  `
  return rows.map(({ startsAt, endsAt, place, timeZone, ...row }) => {
    const clock = { place, timeZone }
    return { ...row, startsAt: new Moment(startsAt, clock), endsAt: new Moment(endsAt, clock) }
  })
}

/** Tenants with a block that repeats beyond what is written of it. */
export async function selectTenantsToLay(sql: Sql, until: Date): Promise<string[]> {
  const rows = await acrossTenants(sql, 'companion_ingest', async (tx) => {
    return tx<{ tenant_id: string }[]>`select tenant_id from tenants_to_lay(${until}) as t (tenant_id)`
  })
  return rows.map(({ tenant_id }) => tenant_id)
}

/** Blocks of a tenant that repeat beyond what is written of them, and from when on. */
export async function selectBlocksToLay(sql: ISql, tenantId: string, until: Date): Promise<{ blockId: string; laidUntil: Date }[]> {
  return sql<{ blockId: string; laidUntil: Date }[]>`
    select block_id as "blockId", laid_until as "laidUntil" from time_blocks
    where tenant_id = ${tenantId} and rule is not null and lifted_at is null and laid_until < ${until}
    for update
  `
}

/** Writes further times of a block that repeats. */
export async function layBlock(
  sql: ISql,
  tenantId: string,
  { blockId, times, laidUntil }: { blockId: string; times: readonly BlockedTime[]; laidUntil: Date },
): Promise<void> {
  await sql`update time_blocks set laid_until = ${laidUntil} where tenant_id = ${tenantId} and block_id = ${blockId}::text::uuid`
  await sql`select write_own_times(${tenantId}::text, ${blockId}::text::uuid, ${timesOf(times)}::text::jsonb)`
}

const timesOf = (times: readonly BlockedTime[]): string => JSON.stringify(times.map(toRow))
