import postgres from 'postgres'
import { limitReads } from '../../http/limit-reads.ts'
import { patience } from './patience.ts'

/** Connections of one request or run: a Worker may not use another request's. `seconds`: how long to wait where Postgres is away. */
export const connectPostgres = (url: string, { max, seconds }: { max: number; seconds: number }): postgres.Sql =>
  postgres(url, { max, fetch_types: false, connect_timeout: seconds, onnotice: () => undefined })

type Env = Pick<PlatformEnv, 'DB' | 'DATABASE_PATIENCE'>

/** One connection for a piece of work that somebody waits for, in its turn. Throws within a few seconds where Postgres is away. */
export const withPostgres = <T>(env: Env, work: (sql: postgres.Sql) => Promise<T>): Promise<T> =>
  limitReads('desk', () => connectOnce(env, work))

/** The same at once, for who has waited for a turn already. */
export async function connectOnce<T>(env: Env, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = connectPostgres(env.DB.connectionString, { max: 1, seconds: 3 * patience(env) })
  try {
    return await work(sql)
  } finally {
    sql.end({ timeout: 1 }).catch(() => undefined)
  }
}
