import postgres from 'postgres'
import { type InsertBookingOutcome, insertBooking } from '../../db/queries/insert-booking.ts'
import type { Booking } from '../../tenants/contract/booking.ts'
import { FORWARD_TIMEOUT_MS } from '../../tenants/contract/limits.ts'
import { logEvent } from '../headers/log.ts'

/** Writes a booking to Postgres, or says within about two seconds that Postgres cannot be had. A repeat is harmless. */
export async function forwardBooking(
  url: string,
  booking: Booking,
  { acknowledged }: { acknowledged: boolean },
): Promise<InsertBookingOutcome | 'unavailable'> {
  const sql = postgres(url, { max: 1, fetch_types: false, connect_timeout: FORWARD_TIMEOUT_MS / 1000, onnotice: () => undefined })
  try {
    return await Promise.race([insertBooking(sql, booking, { acknowledged }), timeout()])
  } catch (error) {
    logEvent('booking_not_forwarded', { tenant: booking.tenantId, reference: booking.reference, error })
    return 'unavailable'
  } finally {
    // Not awaited: a connection that hangs must not keep the client waiting.
    sql.end({ timeout: 1 }).catch(() => undefined)
  }
}

async function timeout(): Promise<'unavailable'> {
  await scheduler.wait(FORWARD_TIMEOUT_MS)
  return 'unavailable'
}
