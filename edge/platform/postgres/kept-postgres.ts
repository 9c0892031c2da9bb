import type postgres from 'postgres'
import { connectPostgres } from './connect-postgres.ts'
import { patience } from './patience.ts'

/** Seconds without work after which connections are let go. A new one costs Postgres more than a booking, but a thousand outboxes share what it has. */
const IDLE_SECONDS = 2

interface KeptOptions {
  max: number
  /** How long to wait where Postgres is away. */
  seconds: number
  /** After which work is taken to hang. */
  workSeconds: number
}

/**
 * Connections that a Durable Object keeps from one piece of work to the next: what it opens belongs to the object and not to a request. Lent to one piece at
 * a time; whoever comes meanwhile gets others.
 */
export class KeptPostgres {
  readonly #env: Pick<PlatformEnv, 'DB' | 'DATABASE_PATIENCE'>
  readonly #options: KeptOptions
  #free: postgres.Sql | undefined

  constructor(env: Pick<PlatformEnv, 'DB' | 'DATABASE_PATIENCE'>, options: KeptOptions) {
    this.#env = env
    this.#options = options
  }

  /** `isUsed`: they may have gone since, as when Postgres was started anew. Work that throws, or hangs, ends them. */
  async lend<T>(work: (sql: postgres.Sql, isUsed: boolean) => Promise<T>): Promise<T> {
    const kept = this.#free
    this.#free = undefined
    const sql = kept ?? this.#connect()
    let isGood = false
    const isOver = new AbortController()
    try {
      const result = await Promise.race([work(sql, kept !== undefined), this.#hangs(isOver.signal)])
      isGood = true
      return result
    } finally {
      isOver.abort()
      if (isGood && this.#free === undefined) this.#free = sql
      // Not awaited: one that hangs must keep nobody waiting.
      else sql.end({ timeout: 1 }).catch(() => undefined)
    }
  }

  async #hangs(signal: AbortSignal): Promise<never> {
    await scheduler.wait(this.#options.workSeconds * 1000 * patience(this.#env), { signal }).catch(() => undefined)
    throw new Error('Postgres has not answered in time.')
  }

  #connect(): postgres.Sql {
    const { max, seconds } = this.#options
    return connectPostgres(this.#env, { max, seconds: seconds * patience(this.#env), idleSeconds: IDLE_SECONDS })
  }
}
