import postgres from 'postgres'
import { patience } from './patience.ts'

/** Connections of one request or run: a Worker may not use another request's. `seconds`: how long to wait where Postgres is away. */
export const connectPostgres = (url: string, { max, seconds }: { max: number; seconds: number }): postgres.Sql =>
  postgres(url, { max, fetch_types: false, connect_timeout: seconds, onnotice: () => undefined })

/** One connection for a piece of work that somebody waits for. Throws within a few seconds where Postgres is away. */
export async function withPostgres<T>(
  env: Pick<PlatformEnv, 'DB' | 'DATABASE_PATIENCE'>,
  work: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  const sql = connectPostgres(env.DB.connectionString, { max: 1, seconds: 3 * patience(env) })
  try {
    return await work(sql)
  } finally {
    sql.end({ timeout: 1 }).catch(() => undefined)
  }
}
