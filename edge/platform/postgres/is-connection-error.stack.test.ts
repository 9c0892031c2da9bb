import postgres, { type Sql } from 'postgres'
import { expect, inject, it } from 'vitest'
import { freePort } from '../../../scripts/runtime/free-port.ts'
import { isConnectionError } from './is-connection-error.ts'

/** Of a statement, or whatever else is done with a client of its own. */
async function errorOf(url: string, work: (sql: Sql) => Promise<unknown>): Promise<unknown> {
  const sql = postgres(url, { max: 1, connect_timeout: 5 })
  try {
    return await work(sql).then(
      () => undefined,
      (error: unknown) => error,
    )
  } finally {
    await sql.end({ timeout: 1 })
  }
}

it('is told from a bug by itself, so that Postgres may be back when somebody looks', async () => {
  const url = inject('databaseUrl')
  const nobody = `postgres://nobody@127.0.0.1:${await freePort()}/nothing`
  const away = {
    'nobody listens': await errorOf(nobody, (sql) => sql`select 1`),
    'nobody listens to a transaction': await errorOf(nobody, (sql) => sql.begin((tx) => tx`select 1`)),
    'shut down meanwhile': await errorOf(url, (sql) => sql`select pg_terminate_backend(pg_backend_pid())`),
    'a client that has ended': await errorOf(url, (sql) => sql.end().then(() => sql`select 1`)),
  }
  for (const [name, error] of Object.entries(away)) {
    expect(error, name).toBeInstanceOf(Error)
    expect(isConnectionError(error), name).toBe(true)
  }
  const bugs = [
    new TypeError('x is not a function'),
    await errorOf(url, (sql) => sql`select no_such_column`),
    await errorOf(url, (sql) => sql`select ${undefined as unknown as string}::text`),
  ]
  for (const error of bugs) expect(isConnectionError(error), String(error)).toBe(false)
})
