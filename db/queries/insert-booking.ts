import type { Sql } from 'postgres'
import type { Booking } from '../../tenants/contract/booking.ts'
import { toRow } from './to-row.ts'
import { withTenant } from './with-tenant.ts'

export type InsertBookingOutcome = 'stored' | 'slot_taken' | 'blocked' | 'declined'

/**
 * Writes a booking once. `acknowledged`: the client has already been told "received", so the row is written even if its time
 * is taken by now (then as declined); otherwise a taken time or a blocked client writes nothing.
 */
export async function insertBooking(
  sql: Sql,
  { attribution, ...booking }: Booking,
  { acknowledged }: { acknowledged: boolean },
): Promise<InsertBookingOutcome> {
  const row = toRow({ ...booking, variants: attribution.variants })
  return withTenant(sql, { tenantId: booking.tenantId, role: 'companion_ingest' }, async (tx) => {
    const [result] = await tx<
      [{ outcome: InsertBookingOutcome }]
    >`select insert_booking(${tx.json(row)}::jsonb, ${acknowledged}::boolean) as outcome`
    return result.outcome
  })
}
