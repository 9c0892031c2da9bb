import type { ISql, Sql } from 'postgres'
import { acrossTenants } from './across-tenants.ts'
import { toRow } from './to-row.ts'

// The waiting list of a leg, and of cities that have none yet (db/functions/waiting_list.sql; tour-requests.ts).

/** One who asks to be told. */
interface Waits {
  tenantId: string
  reference: string
  city: string
  timeZone: string
  /** The shortest that her site takes a booking for; of somebody who asks her to come, how long is wanted. */
  hours: number
  emailSealed: string
  clientHash: string
  /** Locale of the page that it was asked from; null: not known. */
  language: string | null
}

/** Waits for a leg: days and zone are its own. */
export interface OfLeg {
  legFrom: string
  legTo: string
  asksUntil?: null
}

/** Asks her to come to a city where she does not go: a tour request. */
export interface OfCity {
  legFrom: null
  legTo: null
  /** The last day on which it is kept. */
  asksUntil: string
  serviceId: string
  /** As the site called it. */
  serviceName: string
}

export type WaitingEntry = Waits & (OfLeg | OfCity)

export type JoinOutcome = 'added' | 'known' | 'full'

/** `max`: addresses of hers that have not said yes. */
export async function joinWaitingList(sql: ISql, entry: WaitingEntry, max: number): Promise<JoinOutcome> {
  const [row] = await sql<[{ outcome: JoinOutcome }]>`
    select join_waiting_list(${JSON.stringify(toRow(entry))}::text::jsonb, ${max}::integer) as outcome
  `
  return row.outcome
}

interface Progress {
  confirmedAt: Date | null
  wasOpen: boolean | null
  toldAt: Date | null
}

/** What the page behind its mail shows, and its mails say. */
export type WaitingRow = Omit<Waits, 'tenantId' | 'clientHash'> & Progress & (OfLeg | OfCity)
/** Of somebody who waits for a leg. */
export type LegRow = Extract<WaitingRow, OfLeg>
/** Of somebody who asks her to come. */
export type CityRow = Extract<WaitingRow, OfCity>

export const asksForCity = (row: WaitingRow): row is CityRow => typeof row.asksUntil === 'string'

/** A Worker's connection knows no arrays: it asks the server for no types. */
const listOf = (sql: ISql, texts: readonly string[]) => sql`(select jsonb_array_elements_text(${JSON.stringify(texts)}::text::jsonb))`

/** Of a row, for whoever selects one. */
export const waitingColumns = (sql: ISql) => sql`
  reference, city, leg_from::text as "legFrom", leg_to::text as "legTo", asks_until::text as "asksUntil", service_id as "serviceId",
  service_name as "serviceName", time_zone as "timeZone", hours::float8 as hours, email_sealed as "emailSealed", language,
  confirmed_at as "confirmedAt", was_open as "wasOpen", told_at as "toldAt"
`

export async function selectWaiting(sql: ISql, tenantId: string, reference: string): Promise<WaitingRow | undefined> {
  const [row] = await sql<WaitingRow[]>`
    select ${waitingColumns(sql)} from waiting_list where tenant_id = ${tenantId} and reference = ${reference}
  `
  return row
}

/** "Yes, tell me", once. `isOpen`: whether the leg can be booked at that moment. */
export async function confirmWaiting(
  sql: ISql,
  tenantId: string,
  { reference, isOpen }: { reference: string; isOpen: boolean },
): Promise<void> {
  await sql`
    update waiting_list set confirmed_at = clock_timestamp(), was_open = ${isOpen}
    where tenant_id = ${tenantId} and reference = ${reference} and confirmed_at is null
  `
}

/** "Stop": nothing of it is kept. */
export async function leaveWaitingList(sql: ISql, tenantId: string, reference: string): Promise<void> {
  await sql`delete from waiting_list where tenant_id = ${tenantId} and reference = ${reference}`
}

export const selectTenantsWithWaiting = (sql: Sql): Promise<string[]> =>
  acrossTenants(sql, 'companion_ingest', async (tx) =>
    (await tx<{ id: string }[]>`select id from tenants_with_waiting() as t (id)`).map(({ id }) => id),
  )

/** Those who wait for a leg, have said yes and have not been told. */
export async function selectUntold(sql: ISql, tenantId: string): Promise<LegRow[]> {
  return sql<LegRow[]>`
    select ${waitingColumns(sql)} from waiting_list w where tenant_id = ${tenantId} and is_waiting(w) order by reference
  `
}

/** Times that have become free since this was last asked. */
export async function takeFreedTimes(sql: ISql, tenantId: string): Promise<{ from: Date; to: Date; freedAt: Date }[]> {
  return sql<{ from: Date; to: Date; freedAt: Date }[]>`
    delete from freed_times where tenant_id = ${tenantId}
    returning lower(during) as "from", upper(during) as "to", freed_at as "freedAt"
  `
}

/** What is known of their legs now, so that one that fills up is known to open again. */
export async function noteLegsOpen(
  sql: ISql,
  tenantId: string,
  { references, isOpen }: { references: readonly string[]; isOpen: boolean },
): Promise<void> {
  await sql`
    update waiting_list set was_open = ${isOpen}
    where tenant_id = ${tenantId} and reference in ${listOf(sql, references)} and was_open is distinct from ${isOpen}
  `
}

/** Each once; how many. */
export async function tellWaiting(sql: ISql, tenantId: string, references: readonly string[]): Promise<number> {
  const [row] = await sql<[{ count: number }]>`select tell_waiting(${tenantId}::text, array${listOf(sql, references)}) as count`
  return row.count
}

/** Forgets whom there is nothing left to tell. `isNight`: also of a city where she does not go any more. `now`: for tests. */
export const forgetWaiting = (sql: Sql, { isNight = false, now }: { isNight?: boolean; now?: Date } = {}): Promise<number> =>
  acrossTenants(sql, 'companion_ingest', async (tx) => {
    const [row] = await tx<[{ count: number }]>`
      select forget_waiting(coalesce(${now?.toISOString() ?? null}::timestamptz, now()), ${isNight}::boolean) as count
    `
    return row.count
  })

/** How many wait for a city's leg. Whom she has blocked is nobody she would tell. */
export interface WaitingCount {
  city: string
  legFrom: string
  people: number
}

export async function countWaiting(sql: ISql, tenantId: string): Promise<WaitingCount[]> {
  return sql<WaitingCount[]>`
    select city, leg_from::text as "legFrom", count(*)::integer as people
    from waiting_list w
    where tenant_id = ${tenantId} and is_waiting(w) and leg_to >= (now() at time zone time_zone)::date
    group by city, leg_from
    order by leg_from, city
  `
}
