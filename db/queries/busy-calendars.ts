import type { ISql, Sql } from 'postgres'
import { acrossTenants } from './across-tenants.ts'
import type { BlockedTime } from './time-blocks.ts'
import { toRow } from './to-row.ts'

// Calendars of her own that are read (db/functions/busy_calendars.sql).

/** What is needed to read one. */
export interface DueCalendar {
  calendarId: string
  reference: string
  addressSealed: string
  etag: string | null
  lastModified: string | null
  wholeAt: Date
  failures: number
}

/** What she sees of one. */
export interface BusyCalendar extends DueCalendar {
  host: string
  readAt: Date
  /** Entries that could not be understood. */
  unread: number
  problem: string | null
  /** Times that are still to come. */
  busyTimes: number
}

/** How a calendar was when it was read from beginning to end. */
export interface CalendarReading {
  times: readonly BlockedTime[]
  etag: string | null
  lastModified: string | null
  unread: number
}

/** Soonest added first. */
export async function selectBusyCalendars(sql: ISql, tenantId: string): Promise<BusyCalendar[]> {
  return sql<BusyCalendar[]>`
    select c.calendar_id as "calendarId", c.reference, c.address_sealed as "addressSealed", c.etag, c.last_modified as "lastModified", c.host,
      c.read_at as "readAt", c.whole_at as "wholeAt", c.unread, c.failures, c.problem, (
        select count(*)::integer from own_times o
        where o.tenant_id = c.tenant_id and o.calendar_id = c.calendar_id and o.ends_at > now()
      ) as "busyTimes"
    from busy_calendars c
    where c.tenant_id = ${tenantId}
    order by c.made_at, c.calendar_id
  `
}

export async function findBusyCalendar(sql: ISql, tenantId: string, calendarId: string): Promise<DueCalendar | undefined> {
  const [row] = await sql<DueCalendar[]>`
    select calendar_id as "calendarId", reference, address_sealed as "addressSealed", etag, last_modified as "lastModified", whole_at as "wholeAt", failures
    from busy_calendars
    where tenant_id = ${tenantId} and calendar_id = ${calendarId}::text::uuid
  `
  return row
}

/** Undefined: she has `max` of them already. */
export async function addBusyCalendar(
  sql: ISql,
  tenantId: string,
  { calendar, max }: { calendar: { reference: string; addressSealed: string; host: string }; max: number },
): Promise<string | undefined> {
  const [row] = await sql<[{ id: string | null }]>`
    select add_busy_calendar(${tenantId}::text, ${JSON.stringify(toRow(calendar))}::text::jsonb, ${max}::integer) as id
  `
  return row.id ?? undefined
}

/** Writes what came and went of its times. How many did; undefined: she has removed it meanwhile. `dueIn`: seconds. */
export async function layBusyTimes(
  sql: ISql,
  tenantId: string,
  { calendarId, reading: { times, ...said }, dueIn }: { calendarId: string; reading: CalendarReading; dueIn: number },
): Promise<number | undefined> {
  const [row] = await sql<[{ count: number | null }]>`
    select lay_busy_times(
      ${tenantId}::text, ${calendarId}::text::uuid, ${JSON.stringify(times.map(toRow))}::text::jsonb, ${JSON.stringify(toRow({ ...said, dueIn }))}::text::jsonb
    ) as count
  `
  return row.count ?? undefined
}

/** Its server says that nothing has changed. */
export async function noteUnchanged(
  sql: ISql,
  tenantId: string,
  { calendarId, dueIn }: { calendarId: string; dueIn: number },
): Promise<void> {
  await sql`
    update busy_calendars set read_at = now(), due_at = now() + make_interval(secs => ${dueIn}::integer), failures = 0, problem = null
    where tenant_id = ${tenantId} and calendar_id = ${calendarId}::text::uuid
  `
}

/** It could not be read: its times of before stay. */
export async function noteUnreadable(
  sql: ISql,
  tenantId: string,
  { calendarId, problem, dueIn }: { calendarId: string; problem: string; dueIn: number },
): Promise<void> {
  await sql`
    update busy_calendars set problem = ${problem}, failures = failures + 1, due_at = now() + make_interval(secs => ${dueIn}::integer)
    where tenant_id = ${tenantId} and calendar_id = ${calendarId}::text::uuid
  `
}

/** Whether it was there. Its times go with it. */
export async function removeBusyCalendar(sql: ISql, tenantId: string, calendarId: string): Promise<boolean> {
  const { count } = await sql`delete from busy_calendars where tenant_id = ${tenantId} and calendar_id = ${calendarId}::text::uuid`
  return count > 0
}

/** Takes calendars that are to be read, which nobody else then takes for five minutes. */
export const claimBusyCalendars = (sql: Sql, limit: number): Promise<{ tenantId: string; calendarId: string }[]> =>
  acrossTenants(
    sql,
    'companion_ingest',
    (tx) => tx<{ tenantId: string; calendarId: string }[]>`
      select tenant_id as "tenantId", calendar_id as "calendarId" from claim_busy_calendars(${limit}::integer)
    `,
  )
