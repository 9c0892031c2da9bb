import type { ISql } from 'postgres'
import type { BookingStatus } from '../../tenants/contract/booking.ts'
import { Moment } from '../../tenants/contract/moment.ts'

/** What becomes of other times, and of a client who asks for another one, before the answer or after it. */
export type OfferDeed = 'offered' | 'withdrawn' | 'picked' | 'lapsed' | 'moved' | 'asked' | 'agreed' | 'kept'

/** What happens to a request beside a change of its status. */
export type Deed = OfferDeed | 'reconfirmed' | 'entered' | 'changed'

/** One thing that happened to a request. */
export interface HistoryEntry {
  at: Moment
  fromStatus: BookingStatus | null
  toStatus: BookingStatus
  actor: 'client' | 'companion' | 'system'
  /**
   * Other times were offered or withdrawn, the client picked one, or none in time, or asked for another; or said that the appointment stands; she entered it herself, or
   * changed its time. Null: its status changed.
   */
  deed: Deed | null
  /** The client picked or asked for another time: when it was to be before, and since. */
  moved: { from: Moment; to: Moment } | null
  /** Those that were offered or asked for, soonest first; none where nothing was noted of them. */
  times: Moment[]
}

/** All that happened to a request, oldest first. */
export async function selectHistory(sql: ISql, tenantId: string, reference: string): Promise<HistoryEntry[]> {
  const rows = await sql<
    (Omit<HistoryEntry, 'at' | 'moved' | 'times'> & {
      at: Date
      from: Date | null
      times: string[] | null
      startsAt: Date
      city: string
      timeZone: string
    })[]
  >`
    select l.at, l.from_status as "fromStatus", l.to_status as "toStatus", l.actor, l.deed, l.from_starts_at as "from", to_jsonb(l.times) as times, b.starts_at as "startsAt", b.city,
      b.time_zone as "timeZone"
    from booking_log l
    join bookings b using (tenant_id, booking_id)
    where l.tenant_id = ${tenantId} and b.reference = ${reference}
    order by l.log_id
  `
  return rows.map(({ at, from, times, startsAt, city, timeZone, ...row }, index) => {
    const place = { timeZone, place: city }
    // Where it moved to is where the next move came from.
    const to = rows.slice(index + 1).find((later) => later.from !== null)?.from ?? startsAt
    const moved = from === null ? null : { from: new Moment(from, place), to: new Moment(to, place) }
    return { ...row, at: new Moment(at, place), moved, times: (times ?? []).map((time) => new Moment(new Date(time), place)) }
  })
}
