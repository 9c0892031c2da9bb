import type { ISql } from 'postgres'
import type { BookingStatus } from '../../tenants/contract/booking.ts'
import type { Moment } from '../../tenants/contract/moment.ts'
import { type StrangersText, withStrangers } from '../../tenants/contract/strangers-text.ts'
import type { EmailCheck } from './requests.ts'
import { withMoments } from './with-moments.ts'

export interface InboxRow {
  reference: string
  status: BookingStatus
  service: string
  startsAt: Moment
  endsAt: Moment
  city: StrangersText
  source: StrangersText | null
  createdAt: Moment
  clientSealed: string | null
  /** 'asked': the client has not said "Yes, it's me" yet. */
  emailCheck: EmailCheck
  /** Whether others can still ask for the time. */
  isHeld: boolean
}

/** A row before it is told by the clock of its place, and before its strangers' texts are closed. */
type Stored<Row, Field extends keyof Row> = Omit<Row, Field | 'city' | 'source'> &
  Record<Field, Date> & { timeZone: string; city: string; source: string | null }

export interface CalendarRow extends Pick<InboxRow, 'reference' | 'startsAt' | 'endsAt' | 'city'> {
  /** `offered`: another time that a client may still pick. A request can have several. */
  kind: 'confirmed' | 'waiting' | 'offered'
}

/** What is to come, for a calendar: confirmed; waiting, while its time is held; and times on offer, which are held too. */
export async function selectCalendar(sql: ISql, tenantId: string): Promise<CalendarRow[]> {
  const rows = await sql<Stored<CalendarRow, 'startsAt' | 'endsAt'>[]>`
    select reference, case status when 'confirmed' then 'confirmed' else 'waiting' end as kind, starts_at as "startsAt", ends_at as "endsAt", city, time_zone as "timeZone"
    from bookings
    where tenant_id = ${tenantId} and ends_at > now() - interval '30 days' and set_aside is null
      and (status = 'confirmed' or (status = 'pending' and holds_time and is_hold_alive(held_until, hold_expires_at)))
    union all
    select b.reference, 'offered', t.starts_at, t.ends_at, b.city, b.time_zone
    from taken_times t
    join bookings b using (tenant_id, booking_id)
    where t.tenant_id = ${tenantId} and t.kind = 'offer' and b.hold_expires_at > now() and t.starts_at > now()
    order by "startsAt", reference
    limit 500
  `
  return rows.map((row) => withMoments(withStrangers(row, ['city']), ['startsAt', 'endsAt']))
}
