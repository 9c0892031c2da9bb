import type { ISql } from 'postgres'
import type { BookingStatus } from '../../tenants/contract/booking.ts'
import type { Moment } from '../../tenants/contract/moment.ts'
import { type StrangersText, withStrangers } from '../../tenants/contract/strangers-text.ts'
import type { Period } from './dashboard.ts'
import { withMoments } from './with-moments.ts'

/** What is in her diary: a booking, a request that waits, whether it holds its time or not, or another time that a client may still pick. */
export interface DiaryRow {
  reference: string
  kind: 'booking' | 'offer'
  status: BookingStatus
  /** Whether it keeps its time from others. */
  isHeld: boolean
  service: string
  startsAt: Moment
  endsAt: Moment
  /** When she is free again after it: the appointment with the time around it. Null where it no longer holds any. */
  freeAt: Moment | null
  city: StrangersText
  clientSealed: string | null
}

type Stored = Omit<DiaryRow, 'startsAt' | 'endsAt' | 'freeAt' | 'city'> & {
  startsAt: Date
  endsAt: Date
  freeAt: Date | null
  city: string
  timeZone: string
}

/** All that touches the days, by clocks anywhere: the caller sorts them by the days of their places. Earliest first. */
export async function selectDiary(sql: ISql, tenantId: string, { from, to }: Period): Promise<DiaryRow[]> {
  const rows = await sql<Stored[]>`
    select b.reference, 'booking' as kind, b.status, b.status <> 'pending' or (b.holds_time and is_hold_alive(b.held_until, b.hold_expires_at)) as "isHeld", coalesce(b.service_name, b.service_id) as service, b.starts_at as "startsAt", b.ends_at as "endsAt",
      upper(b.held_during) as "freeAt", b.city, b.time_zone as "timeZone", b.client_sealed as "clientSealed"
    from bookings b
    where b.tenant_id = ${tenantId} and b.set_aside is null and b.ends_at > ${from}::date - 1 and b.starts_at < ${to}::date + 2
      and (b.status in ('confirmed', 'completed', 'no_show') or waits_for_her(b) or (b.status = 'pending' and b.holds_time and is_hold_alive(b.held_until, b.hold_expires_at)))
    union all
    select b.reference, 'offer', b.status, true, coalesce(b.service_name, b.service_id), t.starts_at, t.ends_at, upper(t.during), b.city, b.time_zone, b.client_sealed
    from taken_times t
    join bookings b using (tenant_id, booking_id)
    where t.tenant_id = ${tenantId} and t.kind = 'offer' and b.hold_expires_at > now() and t.ends_at > ${from}::date - 1 and t.starts_at < ${to}::date + 2
    order by "startsAt", reference
    limit 1000
  `
  return rows.map((row) => {
    const { freeAt, ...placed } = withMoments(withStrangers({ ...row, freeAt: row.freeAt ?? row.endsAt }, ['city']), [
      'startsAt',
      'endsAt',
      'freeAt',
    ])
    return { ...placed, freeAt: row.freeAt === null ? null : freeAt }
  })
}

export interface DiaryLeg extends Period {
  city: string
  timeZone: string
}

/** Tour legs that touch the days, earliest first. */
export async function selectDiaryLegs(sql: ISql, tenantId: string, { from, to }: Period): Promise<DiaryLeg[]> {
  return sql<DiaryLeg[]>`
    select city, from_day::text as "from", to_day::text as "to", time_zone as "timeZone" from locations
    where tenant_id = ${tenantId} and to_day >= ${from}::date and from_day <= ${to}::date
    order by from_day, city
  `
}
