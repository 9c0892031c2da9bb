import type { Sql } from 'postgres'
import type { Booking } from '../../tenants/contract/booking.ts'
import type { BookingRules } from '../../tenants/contract/booking-rules.ts'
import { UNCONFIRMED_HOLD_HOURS } from '../../tenants/contract/limits.ts'
import { lockBookingRules } from './booking-rules.ts'
import { toRow } from './to-row.ts'
import { withTenant } from './with-tenant.ts'

/** set_aside: stored for everybody but her, who has blocked this client. */
export type InsertBookingOutcome = 'stored' | 'set_aside' | 'slot_taken' | 'declined'

/** How much a tenant may be asked before requests are taken without a hold (db/functions/holds.sql). */
export interface TenantLimits {
  requestsPerHour: number
  requestsPerDay: number
  holds: number
  heldHours: number
  unconfirmedHolds: number
  unconfirmedHeldHours: number
}

export interface InsertBookingOptions {
  /**
   * The client has already been told "received", so the row is written even if its time is taken by now (then as declined); otherwise a taken
   * time writes nothing.
   */
  acknowledged: boolean
  /** Null: none. */
  limits: TenantLimits | null
  /** Whether her rules, as they are at that moment, offer its time; where they do not it counts as taken. Absent: whatever they say. */
  isOffered?: (booking: Booking, rules: BookingRules) => boolean
}

/** Writes a booking once. */
export async function insertBooking(
  sql: Sql,
  booking: Booking,
  { acknowledged, limits, isOffered }: InsertBookingOptions,
): Promise<InsertBookingOutcome> {
  const { attribution, ...fields } = booking
  const row = toRow({ ...fields, variants: attribution.variants, limits, firstHoldHours: UNCONFIRMED_HOLD_HOURS })
  return withTenant(sql, { tenantId: booking.tenantId, role: 'companion_ingest' }, async (tx) => {
    const rules = isOffered && (await lockBookingRules(tx, booking.tenantId))
    const asked = rules ? { ...row, is_offered: isOffered(booking, rules) } : row
    const [result] = await tx<
      [{ outcome: InsertBookingOutcome }]
    >`select insert_booking(${tx.json(asked)}::jsonb, ${acknowledged}::boolean) as outcome`
    return result.outcome
  })
}
