import postgres from 'postgres'
import {
  type AskedBooking,
  type InsertBookingOptions,
  type InsertBookingOutcome,
  insertBookings,
} from '../../../db/queries/insert-booking.ts'
import { FOREIGN, readReadiness } from '../../../db/queries/read-readiness.ts'
import type { Booking } from '../../../tenants/contract/booking.ts'
import { FORWARD_TIMEOUT_MS } from '../../../tenants/contract/limits.ts'
import { logEvent } from '../../http/log.ts'
import { isOffered } from '../../http/plan-start.ts'
import { type DataSecrets, mayWrite } from '../keys/secret-checks.ts'
import { isConnectionError } from '../postgres/is-connection-error.ts'
import { KeptPostgres } from '../postgres/kept-postgres.ts'
import { patience } from '../postgres/patience.ts'
import { forgetHeldTimes } from '../postgres/recall-held-times.ts'

/** So many requests go to Postgres in one transaction at the most: fewer than the subtransactions that it keeps in memory. */
export const FORWARD_TOGETHER_MAX = 50

/** unavailable: Postgres cannot be had; refused: it can, and does not take this row. */
export type ForwardOutcome = InsertBookingOutcome | 'unavailable' | 'refused'

type LineEnv = Pick<PlatformEnv, 'DB' | 'DATABASE_PATIENCE'> & DataSecrets

interface Waiting extends AskedBooking {
  tell: (outcome: ForwardOutcome) => void
}

/**
 * The way of one tenant's requests to Postgres, kept by her outbox: one connection (objects of the edge may keep one from request to request), and one transaction for
 * all that came while the one before was written. They lock the same calendar, so that more at once would only wait for each other.
 */
export class ForwardLine {
  readonly #env: LineEnv
  readonly #limits: InsertBookingOptions['limits']
  readonly #kept: KeptPostgres
  #waiting: Waiting[] = []
  #isRunning = false

  constructor(env: LineEnv, limits: InsertBookingOptions['limits']) {
    this.#env = env
    this.#limits = limits
    this.#kept = new KeptPostgres(env, { max: 1, seconds: FORWARD_TIMEOUT_MS / 1000, workSeconds: FORWARD_TIMEOUT_MS / 1000 })
  }

  /** Writes a booking to Postgres, or says within about two seconds that it could not. A repeat is harmless. */
  async forward(booking: Booking, acknowledged: boolean): Promise<ForwardOutcome> {
    const { promise, resolve } = Promise.withResolvers<ForwardOutcome>()
    const entry = { booking, acknowledged, tell: resolve }
    this.#waiting.push(entry)
    if (!this.#isRunning) void this.#run()
    const outcome = await Promise.race([promise, this.#timeout()])
    // One that nobody waits for any more comes again by alarm.
    this.#waiting = this.#waiting.filter((each) => each !== entry)
    return outcome
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    try {
      while (this.#waiting.length > 0) {
        const batch = this.#waiting.splice(0, FORWARD_TOGETHER_MAX)
        const outcomes = await this.#write(batch)
        for (const [index, { tell }] of batch.entries()) tell(outcomes[index] ?? 'unavailable')
      }
    } finally {
      this.#isRunning = false
    }
  }

  async #write(batch: readonly AskedBooking[]): Promise<ForwardOutcome[]> {
    try {
      return await this.#insert(batch)
    } catch (error) {
      // One of them spoils the whole statement: by itself each says whether it is the one.
      if (isRefusal(error) && batch.length > 1) return await this.#writeEach(batch)
      const readiness = isRefusal(error) ? await this.#kept.lend((sql) => this.#readinessOf(sql, batch)) : undefined
      return batch.map(({ booking }) => explain(booking, { error }, readiness))
    } finally {
      forgetHeldTimes(batch[0]?.booking.tenantId ?? '')
    }
  }

  async #writeEach(batch: readonly AskedBooking[]): Promise<ForwardOutcome[]> {
    const outcomes: ForwardOutcome[] = []
    for (const each of batch) outcomes.push(...(await this.#write([each])))
    return outcomes
  }

  /** Once more on another connection where a kept one had gone: a repeat is harmless. */
  async #insert(batch: readonly AskedBooking[]): Promise<ForwardOutcome[]> {
    let isOld = false
    try {
      return await this.#kept.lend((sql, isUsed) => {
        isOld = isUsed
        return this.#insertOver(sql, batch)
      })
    } catch (error) {
      if (isOld && isConnectionError(error)) return await this.#kept.lend((sql) => this.#insertOver(sql, batch))
      throw error
    }
  }

  async #insertOver(sql: postgres.Sql, batch: readonly AskedBooking[]): Promise<ForwardOutcome[]> {
    if (!(await mayWrite(this.#env, sql))) return batch.map(({ booking }) => explain(booking, {}, FOREIGN))
    const outcomes = await insertBookings(sql, batch, { limits: this.#limits, isOffered })
    const readiness = outcomes.some((outcome) => typeof outcome === 'object') ? await this.#readinessOf(sql, batch) : undefined
    return batch.map(({ booking }, index) => {
      const outcome = outcomes[index] ?? 'unavailable'
      return typeof outcome === 'object' ? explain(booking, { error: outcome.sqlState }, readiness) : outcome
    })
  }

  #readinessOf(sql: postgres.Sql, [first]: readonly AskedBooking[]): Promise<string | undefined> {
    return readReadiness(sql, first?.booking.tenantId).catch(() => undefined)
  }

  async #timeout(): Promise<'unavailable'> {
    await scheduler.wait(FORWARD_TIMEOUT_MS * patience(this.#env))
    return 'unavailable'
  }
}

/** A row is refused by a database that is ready for it. One that lacks migrations, rights or the tenant will take it later. */
function explain({ tenantId: tenant, reference }: Booking, what: { error?: unknown }, readiness: string | undefined): ForwardOutcome {
  logEvent('booking_not_forwarded', { tenant, reference, ...what, ...(readiness === undefined ? {} : { reason: readiness }) })
  return readiness === 'ready' ? 'refused' : 'unavailable'
}

/**
 * Classes of SQLSTATE that say "this row cannot be": data, constraint, syntax or a missing function or right. All others pass by themselves. insert_bookings has the same.
 * https://www.postgresql.org/docs/18/errcodes-appendix.html
 */
const isRefusal = (error: unknown): boolean => error instanceof postgres.PostgresError && /^(P0|21|22|23|42)/.test(error.code)
