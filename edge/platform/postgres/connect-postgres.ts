import postgres from 'postgres'

interface ConnectOptions {
  max: number
  /** How long to wait where Postgres is away. */
  seconds: number
  /** How long one is kept that nobody uses. Absent: until it is ended. */
  idleSeconds?: number
}

/** Connections of one request or run: a Worker may not use another request's. A Durable Object may keep its own. */
export const connectPostgres = (url: string, { max, seconds, idleSeconds }: ConnectOptions): postgres.Sql =>
  postgres(url, {
    max,
    fetch_types: false,
    connect_timeout: seconds,
    onnotice: () => undefined,
    ...(idleSeconds === undefined ? {} : { idle_timeout: idleSeconds }),
  })
