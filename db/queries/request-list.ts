import type { ISql } from 'postgres'
import type { RequestState } from '../../tenants/contract/booking.ts'
import { Moment } from '../../tenants/contract/moment.ts'
import { withStrangers } from '../../tenants/contract/strangers-text.ts'
import type { InboxRow } from './inbox.ts'
import { withMoments } from './with-moments.ts'

/**
 * Every request of a tenant is in exactly one: it waits for her, or for the client, who may pick another time; it is coming; it is past, whatever became
 * of it; or it lies aside, because she has blocked its client or undone a flood.
 */
export const REQUEST_GROUPS = ['waiting', 'offered', 'coming', 'past', 'blocked'] as const
export type RequestGroup = (typeof REQUEST_GROUPS)[number]

/** A request in a list, with what matters before an answer. */
export interface ListRow extends InboxRow {
  group: RequestGroup
  state: RequestState
  priceCents: number | null
  /** She has to move it, and the client may still pick another time. */
  isMoving: boolean
  /** The client asks to move it, and waits for her answer. */
  isWished: boolean
  /** It waits for her again: the client has picked none of the times she offered, and they have passed. */
  isBack: boolean
  /** Until when it can be answered: by her, or by the client where other times are on offer. */
  answerBy: Moment
  /** Until when others cannot ask for its time, as things are; null: they can already, or it waits no more. */
  heldUntil: Moment | null
  /** Appointments with this client that took place. */
  earlierVisits: number
  /** Another request that waits is for a time that touches this one's. */
  overlaps: boolean
  /** Another booking has its time. */
  isTaken: boolean
  /** As in RequestRow. */
  isEntry: boolean
  reconfirmation: 'asked' | 'yes' | null
  /** She has blocked its time or part of it, or a calendar of hers has something then. */
  isBlocked: boolean
  isBusy: boolean
}

export type StoredListRow = Omit<ListRow, 'startsAt' | 'endsAt' | 'createdAt' | 'answerBy' | 'heldUntil' | 'city' | 'source'> &
  Record<'startsAt' | 'endsAt' | 'createdAt' | 'answerBy', Date> & {
    heldUntil: Date | null
    city: string
    source: string | null
    timeZone: string
  }

/** Which group a row of `bookings b` is in. */
const groupOf = (sql: ISql) => sql`case
  when b.set_aside is not null then 'blocked'
  when waits_for_her(b) then 'waiting'
  when b.status = 'pending' then 'offered'
  when b.status = 'confirmed' and b.ends_at > now() then 'coming'
  else 'past'
end`

/** Of `bookings b`, for toRows. */
export const columns = (sql: ISql) => sql`
  ${groupOf(sql)} as "group", b.reference, request_state(b) as state, b.status, coalesce(b.service_name, b.service_id) as service, b.starts_at as "startsAt", b.ends_at as "endsAt",
  b.city, b.time_zone as "timeZone", b.source, b.created_at as "createdAt", b.client_sealed as "clientSealed", b.email_check as "emailCheck",
  b.price_cents as "priceCents", b.status = 'confirmed' and b.hold_expires_at > now() and has_offers(b.tenant_id, b.booking_id) as "isMoving",
  wish_of(b) is not null as "isWished", has_lapsed_offers(b) as "isBack",
  least(b.hold_expires_at, coalesce(
    (select max(o.starts_at) from taken_times o where o.tenant_id = b.tenant_id and o.booking_id = b.booking_id and o.kind = 'offer' and o.starts_at > now()),
    b.starts_at
  )) as "answerBy", b.holds_time and is_hold_alive(b.held_until, b.hold_expires_at) as "isHeld",
  case when b.status = 'pending' and b.holds_time and is_hold_alive(b.held_until, b.hold_expires_at) then least(b.held_until, b.hold_expires_at) end as "heldUntil",
  (
    select count(*)::integer from bookings e
    where e.tenant_id = b.tenant_id and e.status = 'completed' and e.booking_id <> b.booking_id
      and (e.client_hash = nullif(b.client_hash, '') or e.phone_hash = b.phone_hash)
  ) as "earlierVisits",
  b.status = 'pending' and exists (
    select from bookings o
    where o.tenant_id = b.tenant_id and o.status = 'pending' and o.set_aside is null and o.booking_id <> b.booking_id and o.held_during && b.held_during
  ) as overlaps,
  b.is_entry as "isEntry", reconfirmation(b),
  b.status = 'pending' and is_time_booked(b.tenant_id, b.held_during, b.booking_id) as "isTaken",
  b.status = 'pending' and exists (
    select from own_times o where o.tenant_id = b.tenant_id and o.during && tstzrange(b.starts_at, b.ends_at) and o.block_id is not null
  ) as "isBlocked",
  b.status = 'pending' and exists (
    select from own_times o where o.tenant_id = b.tenant_id and o.during && tstzrange(b.starts_at, b.ends_at) and o.calendar_id is not null
  ) as "isBusy"
`

export const toRows = (rows: readonly StoredListRow[]): ListRow[] =>
  rows.map(({ heldUntil, ...row }) => {
    const told = withMoments(withStrangers(row, ['city', 'source']), ['startsAt', 'endsAt', 'createdAt', 'answerBy'])
    return { ...told, heldUntil: heldUntil && new Moment(heldUntil, told.startsAt) }
  })

/** A page of a group: what needs her first, or comes next; of what is past, the latest first. */
export async function selectGroup(
  sql: ISql,
  tenantId: string,
  { group, limit, offset = 0 }: { group: RequestGroup; limit: number; offset?: number },
): Promise<ListRow[]> {
  const rows = await sql<StoredListRow[]>`
    select ${columns(sql)}
    from bookings b
    where b.tenant_id = ${tenantId} and ${groupOf(sql)} = ${group}::text
    order by
      case ${group}::text
        when 'waiting' then extract(epoch from least(b.hold_expires_at, b.starts_at))
        when 'offered' then extract(epoch from b.hold_expires_at)
        when 'coming' then extract(epoch from b.starts_at)
        when 'past' then -extract(epoch from b.starts_at)
        else -extract(epoch from b.created_at)
      end,
      b.starts_at, b.reference
    limit ${limit} offset ${offset}
  `
  return toRows(rows)
}

/** Appointments of a day by the clocks of their places, earliest first. */
export async function selectAppointmentsOn(sql: ISql, tenantId: string, day: string): Promise<ListRow[]> {
  const rows = await sql<StoredListRow[]>`
    select ${columns(sql)}
    from bookings b
    where b.tenant_id = ${tenantId} and b.status = 'confirmed' and b.set_aside is null
      and b.starts_at between ${day}::date - 1 and ${day}::date + 2 and (b.starts_at at time zone b.time_zone)::date = ${day}::date
    order by b.starts_at, b.reference
  `
  return toRows(rows)
}

/** How many requests are in each group: together they are all there are. */
export async function countGroups(sql: ISql, tenantId: string): Promise<Record<RequestGroup, number>> {
  const rows = await sql<{ group: RequestGroup; requests: number }[]>`
    select ${groupOf(sql)} as "group", count(*)::integer as requests from bookings b where b.tenant_id = ${tenantId} group by 1
  `
  const found = new Map(rows.map(({ group, requests }) => [group, requests]))
  return Object.fromEntries(REQUEST_GROUPS.map((group) => [group, found.get(group) ?? 0])) as Record<RequestGroup, number>
}

/** Requests by their references, newest first. */
export async function selectByReferences(sql: ISql, tenantId: string, references: readonly string[]): Promise<ListRow[]> {
  const rows = await sql<StoredListRow[]>`
    select ${columns(sql)}
    from bookings b
    where b.tenant_id = ${tenantId} and b.reference = any (string_to_array(${references.join(' ')}::text, ' '))
    order by b.created_at desc, b.reference
  `
  return toRows(rows)
}

/** How many requests came in each week, the first week first. `monday`: of the last one, e.g. 2026-11-23. */
export async function countWeeks(
  sql: ISql,
  tenantId: string,
  { monday, weeks }: { monday: string; weeks: number },
): Promise<{ monday: string; requests: number }[]> {
  return sql<{ monday: string; requests: number }[]>`
    select w.monday::date::text as monday, count(b.reference)::integer as requests
    from generate_series(${monday}::date - 7 * (${weeks}::integer - 1), ${monday}::date, interval '7 days') as w (monday)
    join tenants t on t.tenant_id = ${tenantId}
    left join bookings b on b.tenant_id = t.tenant_id and came_by_site(b)
      and b.created_at >= w.monday::timestamp at time zone t.time_zone and b.created_at < (w.monday + interval '7 days')::timestamp at time zone t.time_zone
    group by 1
    order by 1
  `
}
