import postgres from 'postgres'
import { type InsertBookingOptions, type InsertBookingOutcome, insertBooking } from '../../../db/queries/insert-booking.ts'
import { FOREIGN, readReadiness } from '../../../db/queries/read-readiness.ts'
import type { Booking } from '../../../tenants/contract/booking.ts'
import { FORWARD_TIMEOUT_MS } from '../../../tenants/contract/limits.ts'
import { logEvent } from '../../http/log.ts'
import { isOffered } from '../../http/plan-start.ts'
import { type DataSecrets, mayWrite } from '../keys/secret-checks.ts'
import { connectPostgres } from '../postgres/connect-postgres.ts'
import { patience } from '../postgres/patience.ts'
import { forgetHeldTimes } from '../postgres/recall-held-times.ts'

type ForwardOptions = Omit<InsertBookingOptions, 'isOffered'>

/** unavailable: Postgres cannot be had; refused: it can, and does not take this row. */
export type ForwardOutcome = InsertBookingOutcome | 'unavailable' | 'refused'

/** Writes a booking to Postgres, or says within about two seconds that it could not. A repeat is harmless. */
export async function forwardBooking(
  env: Pick<PlatformEnv, 'DB' | 'DATABASE_PATIENCE'> & DataSecrets,
  booking: Booking,
  options: ForwardOptions,
): Promise<ForwardOutcome> {
  const milliseconds = FORWARD_TIMEOUT_MS * patience(env)
  const sql = connectPostgres(env.DB.connectionString, { max: 1, seconds: milliseconds / 1000 })
  try {
    return await Promise.race([insertOrExplain(env, sql, booking, options), timeout(milliseconds)])
  } finally {
    forgetHeldTimes(booking.tenantId)
    // Not awaited: a connection that hangs must not keep the client waiting.
    sql.end({ timeout: 1 }).catch(() => undefined)
  }
}

/** A row is refused by a database that is ready for it. One that lacks migrations, rights or the tenant will take it later. */
async function insertOrExplain(env: DataSecrets, sql: postgres.Sql, booking: Booking, options: ForwardOptions): Promise<ForwardOutcome> {
  try {
    if (!(await mayWrite(env, sql))) {
      logEvent('booking_not_forwarded', { tenant: booking.tenantId, reference: booking.reference, reason: FOREIGN })
      return 'unavailable'
    }
    return await insertBooking(sql, booking, { ...options, isOffered })
  } catch (error) {
    const { tenantId: tenant, reference } = booking
    const readiness = isRefusal(error) ? await readReadiness(sql, tenant).catch(() => undefined) : undefined
    logEvent('booking_not_forwarded', { tenant, reference, error, ...(readiness === undefined ? {} : { reason: readiness }) })
    return readiness === 'ready' ? 'refused' : 'unavailable'
  }
}

/**
 * Classes of SQLSTATE that say "this row cannot be": data, constraint, syntax or a missing function or right. All others pass by themselves.
 * https://www.postgresql.org/docs/18/errcodes-appendix.html
 */
const isRefusal = (error: unknown): boolean => error instanceof postgres.PostgresError && /^(P0|21|22|23|42)/.test(error.code)

async function timeout(milliseconds: number): Promise<'unavailable'> {
  await scheduler.wait(milliseconds)
  return 'unavailable'
}
