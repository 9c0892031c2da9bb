import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { startEmbeddedPostgres } from '../../../db/embedded/embedded-postgres.ts'
import { eventually } from '../../../scripts/test-support/eventually.ts'
import { freshAddress, requestSite } from '../../../scripts/test-support/request-site.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'
import { makeDataDir, type Serve, startServe } from '../../../scripts/test-support/start-serve.ts'
import { FORWARD_RETRY_FIRST_MS } from '../../../tenants/contract/limits.ts'

let serve: Serve
let sql: Sql
beforeAll(async () => {
  const dataDir = await makeDataDir()
  serve = await startServe({ env: { DATA_DIR: dataDir } })
  sql = connect((await startEmbeddedPostgres(path.join(dataDir, 'postgres'))).url)
})
afterAll(async () => {
  await sql.end()
  await serve.stop()
})

const startsAt = startInDays(70)
const book = async (email: string, idempotencyKey: string) => {
  const body = JSON.stringify({ name: 'Rival Example', email, service: 'dinner', hours: 2, startsAt, idempotencyKey })
  const headers = { 'content-type': 'application/json', 'cf-connecting-ip': freshAddress() }
  const response = await requestSite({ port: serve.port, slug: 'claire', path: '/_/bookings', method: 'POST', headers, body })
  return { ...((await response.json()) as { reference: string }), status: response.status }
}

/** Her calendar, so that whatever is on its way to it stands still. Returns what lets it go. */
async function holdCalendar(): Promise<() => Promise<void>> {
  const [held, free] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const holding = sql.begin(async (tx) => {
    await tx`select lock_calendar('claire')`
    held.resolve()
    await free.promise
  })
  await held.promise
  return async () => {
    free.resolve()
    await holding
  }
}
/** Connections of the edge that wait for it. */
const standing = async (): Promise<number[]> =>
  (await sql<{ pid: number }[]>`select pid from pg_stat_activity where wait_event_type = 'Lock' and wait_event = 'advisory'`).map(
    ({ pid }) => pid,
  )

it('keeps what its client has been told is received, although it was on its way once more as one that may be refused', async () => {
  expect((await book('first@example.com', randomUUID())).status).toBe(201)
  const letGo = await holdCalendar()
  const key = randomUUID()
  let isAnswered = false
  const asking = book('rival@example.com', key).finally(() => {
    isAnswered = true
  })
  await eventually(async () => ((await standing()).length > 0 ? true : undefined), 'the request on its way')
  // By now its alarm has read it too, and waits for its turn behind it.
  await pause(FORWARD_RETRY_FIRST_MS * 2 + 1500)
  // The connection breaks, and the one that is tried in its place.
  while (!isAnswered) {
    for (const pid of await standing()) await sql`select pg_terminate_backend(${pid}::integer)`
    await pause(100)
  }
  const told = await asking
  expect(told.status).toBe(202)
  await letGo()
  const [row] = await eventually(async () => {
    const rows = await sql`select reference, status, status_reason from bookings where idempotency_key = ${key}`
    return rows.length > 0 ? rows : undefined
  }, 'the request that was received')
  // Its time belongs to somebody else: it is there as declined, and both of them hear of it.
  expect(row).toEqual({ reference: told.reference, status: 'declined', status_reason: 'slot_taken' })
})
