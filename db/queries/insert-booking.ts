import type { Sql } from 'postgres'
import type { Booking } from '../../tenants/contract/booking.ts'
import { UNCONFIRMED_HOLD_HOURS } from '../../tenants/contract/limits.ts'
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
}

/** Writes a booking once. */
export async function insertBooking(
  sql: Sql,
  { attribution, ...booking }: Booking,
  { acknowledged, limits }: InsertBookingOptions,
): Promise<InsertBookingOutcome> {
  const row = toRow({ ...booking, variants: attribution.variants, limits, firstHoldHours: UNCONFIRMED_HOLD_HOURS })
  return withTenant(sql, { tenantId: booking.tenantId, role: 'companion_ingest' }, async (tx) => {
    const [result] = await tx<
      [{ outcome: InsertBookingOutcome }]
    >`select insert_booking(${tx.json(row)}::jsonb, ${acknowledged}::boolean) as outcome`
    return result.outcome
  })
}
