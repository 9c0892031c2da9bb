import postgres from 'postgres'

interface ConnectOptions {
  max: number
  /** How long to wait where Postgres is away. */
  seconds: number
  /** How long one is kept that nobody uses. Absent: until it is ended. */
  idleSeconds?: number
}

/**
 * Connections of one request or run: a Worker may not use another request's. A Durable Object may keep its own. Hyperdrive knows statements by their names;
 * a pooler on the way from one machine may not, so that it says which it is (DATABASE_PREPARE).
 */
export const connectPostgres = (
  { DB, DATABASE_PREPARE }: Pick<PlatformEnv, 'DB' | 'DATABASE_PREPARE'>,
  { max, seconds, idleSeconds }: ConnectOptions,
): postgres.Sql =>
  postgres(DB.connectionString, {
    max,
    fetch_types: false,
    prepare: DATABASE_PREPARE !== 'off',
    connect_timeout: seconds,
    onnotice: () => undefined,
    ...(idleSeconds === undefined ? {} : { idle_timeout: idleSeconds }),
  })
