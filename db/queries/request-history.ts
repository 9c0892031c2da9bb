import type { ISql } from 'postgres'
import type { BookingStatus } from '../../tenants/contract/booking.ts'
import { Moment } from '../../tenants/contract/moment.ts'

/** What becomes of other times. */
export type OfferDeed = 'offered' | 'withdrawn' | 'picked' | 'lapsed'

/** One thing that happened to a request. */
export interface HistoryEntry {
  at: Moment
  fromStatus: BookingStatus | null
  toStatus: BookingStatus
  actor: 'client' | 'companion' | 'system'
  /** Other times were offered or withdrawn, the client picked one, or none in time. Null: its status changed, and nothing else. */
  deed: OfferDeed | null
  /** When it was to be before the client picked another time. */
  fromStartsAt: Moment | null
}

/** All that happened to a request, oldest first. */
export async function selectHistory(sql: ISql, tenantId: string, reference: string): Promise<HistoryEntry[]> {
  const rows = await sql<
    (Omit<HistoryEntry, 'at' | 'fromStartsAt'> & { at: Date; fromStartsAt: Date | null; city: string; timeZone: string })[]
  >`
    select l.at, l.from_status as "fromStatus", l.to_status as "toStatus", l.actor, l.deed, l.from_starts_at as "fromStartsAt", b.city,
      b.time_zone as "timeZone"
    from booking_log l
    join bookings b using (tenant_id, booking_id)
    where l.tenant_id = ${tenantId} and b.reference = ${reference}
    order by l.log_id
  `
  return rows.map(({ at, fromStartsAt, city, timeZone, ...row }) => {
    const place = { timeZone, place: city }
    return { ...row, at: new Moment(at, place), fromStartsAt: fromStartsAt === null ? null : new Moment(fromStartsAt, place) }
  })
}
