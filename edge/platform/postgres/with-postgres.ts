import type postgres from 'postgres'
import { limitReads } from '../../http/limit-reads.ts'
import { connectPostgres } from './connect-postgres.ts'
import { patience } from './patience.ts'

// Apart from connect-postgres.ts, which commands under Node import too: turns are the runtime's (cloudflare:workers).

type Env = Pick<PlatformEnv, 'DB' | 'DATABASE_PATIENCE'>

/** One connection for a piece of work that somebody waits for, in its turn. Throws within a few seconds where Postgres is away. */
export const withPostgres = <T>(env: Env, work: (sql: postgres.Sql) => Promise<T>): Promise<T> =>
  limitReads('known', () => connectOnce(env, work))

/** The same at once, for who has waited for a turn already. */
export async function connectOnce<T>(env: Env, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = connectPostgres(env, { max: 1, seconds: 3 * patience(env) })
  try {
    return await work(sql)
  } finally {
    sql.end({ timeout: 1 }).catch(() => undefined)
  }
}
