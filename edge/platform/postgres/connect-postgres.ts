import postgres from 'postgres'

/** Connections of one request or run: a Worker may not use another request's. `seconds`: how long to wait where Postgres is away. */
export const connectPostgres = (url: string, { max, seconds }: { max: number; seconds: number }): postgres.Sql =>
  postgres(url, { max, fetch_types: false, connect_timeout: seconds, onnotice: () => undefined })
