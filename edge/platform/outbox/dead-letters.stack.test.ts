import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { startEmbeddedPostgres } from '../../../db/embedded/embedded-postgres.ts'
import { loadLocalSecrets } from '../../../scripts/runtime/local-secrets.ts'
import { eventually } from '../../../scripts/test-support/eventually.ts'
import { requestSite } from '../../../scripts/test-support/request-site.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'
import { type Serve, startServe } from '../../../scripts/test-support/start-serve.ts'

let serve: Serve
let sql: Sql
beforeAll(async () => {
  serve = await startServe()
  sql = connect((await startEmbeddedPostgres(path.join(serve.dataDir, 'postgres'))).url)
})
afterAll(async () => {
  await sql.end()
  await serve.stop()
})

const health = async () =>
  (await (await requestSite({ port: serve.port, slug: 'claire', path: '/_/health' })).json()) as {
    outbox: { waiting: number; dead: number }
  }

const book = async (days: number) => {
  const draft = { name: 'Sam', email: 'sam@example.com', service: 'dinner', startsAt: startInDays(days), hours: 2 }
  const headers = { 'content-type': 'application/json', 'cf-connecting-ip': `2001:db8:dead:${days}::1` }
  return (
    await requestSite({ port: serve.port, slug: 'claire', path: '/_/bookings', method: 'POST', headers, body: JSON.stringify(draft) })
  ).status
}

it('keeps a request that Postgres refuses until a person has mended it, and lets others pass', async () => {
  // A constraint that one day breaks, whichever the run has left for it: what a faulty migration would do.
  const refused = `timestamp '${startInDays(90)}' at time zone 'Australia/Sydney'`
  await sql.unsafe(`alter table bookings add constraint broken check (starts_at <> ${refused})`)
  // It keeps none of those back that come together with it.
  const together = await Promise.all([book(90), book(31), book(32)])
  expect(together, serve.output()).toEqual([202, 201, 201])
  expect(await book(30)).toBe(201)
  await eventually(async () => ((await health()).outbox.dead === 1 ? true : undefined))
  expect((await health()).outbox).toMatchObject({ waiting: 0, dead: 1 })

  await sql.unsafe('alter table bookings drop constraint broken')
  const { operatorKey } = await loadLocalSecrets(serve.dataDir)
  const revive = (authorization: string) =>
    requestSite({ port: serve.port, path: '/_/operator/revive', method: 'POST', headers: { authorization }, body: '{"tenantId":"claire"}' })
  expect((await revive('Bearer wrong')).status).toBe(401)
  expect(await (await revive(`Bearer ${operatorKey}`)).json()).toEqual({ revived: 1, events: { counted: 0, left: 0 } })
  await eventually(async () => ((await sql`select from bookings`).length === 4 ? true : undefined))
  expect((await health()).outbox).toMatchObject({ waiting: 0, dead: 0 })
})

it('keeps requests, and none as a dead letter, while the database is of the version before', async () => {
  const [newest] = await sql`delete from platform.migrations where name = (select max(name) from platform.migrations) returning name, hash`
  await sql.unsafe('alter function insert_bookings(jsonb) rename to insert_bookings_of_tomorrow')
  expect(await book(35)).toBe(202)
  const ready = await requestSite({ port: serve.port, slug: 'claire', path: '/_/ready' })
  expect([ready.status, await ready.json()]).toEqual([503, expect.objectContaining({ status: 'migrations are missing' })])
  const refusals = () => serve.output().match(/booking_not_forwarded[^\n]*"reason":"migrations are missing"/g) ?? []
  await eventually(async () => (refusals().length > 1 ? true : undefined), 'a second try')
  await sql.unsafe('alter function insert_bookings_of_tomorrow(jsonb) rename to insert_bookings')
  await sql`insert into platform.migrations ${sql(newest as Record<string, string>)}`
  await eventually(async () => ((await sql`select from bookings`).length === 5 ? true : undefined), 'the request')
  expect((await health()).outbox).toMatchObject({ waiting: 0, dead: 0 })
})

it('says that no request can be taken while its storage cannot be written, and takes them again afterwards', async () => {
  const folder = path.join(serve.dataDir, 'edge/do/platform-BookingOutbox')
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sqlite') && name !== 'metadata.sqlite')
  // As where the disk is full: what is there can be read.
  const locks = files.map((name) => new DatabaseSync(path.join(folder, name), { timeout: 60_000 }))
  for (const lock of locks) lock.exec('begin immediate')
  const told = async () => {
    const response = await requestSite({ port: serve.port, slug: 'claire', path: '/_/health' })
    return [response.status, ((await response.json()) as { status: string }).status]
  }
  await eventually(async () => ((await told())[0] === 503 ? true : undefined), 'an answer of 503')
  expect(await told()).toEqual([503, 'requests cannot be taken'])
  expect(await book(36)).toBe(503)
  for (const lock of locks) lock.close()
  await eventually(async () => ((await told())[0] === 200 ? true : undefined), 'an answer of 200')
  expect(await book(36)).toBe(201)
})

it('stores a request at once although the connection that was kept is gone', async () => {
  expect(await book(33)).toBe(201)
  const ended =
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`
  expect(ended.length).toBeGreaterThan(0)
  expect(await book(34)).toBe(201)
})

it('counts an event that was refused once its cause is gone, at the press of the operator’s button', async () => {
  const payload = JSON.stringify({
    ...{ eventId: randomUUID(), occurredAt: new Date().toISOString(), name: 'page_view', path: '/revived', variants: {}, data: {} },
    ...{ visitorId: '0'.repeat(32), device: 'phone', referrerHost: null, country: null, region: null, city: null, browser: null, os: null },
    ...{ utmSource: null, utmMedium: null, utmCampaign: null, utmTerm: null, utmContent: null },
  })
  await sql`insert into dead_events (tenant_id, dead_id, reason, payload) values ('claire', gen_random_uuid(), '23514', ${payload})`
  const deadEvents = async () => ((await health()) as unknown as { deadEvents: number }).deadEvents
  expect(await deadEvents()).toBe(1)
  const { operatorKey } = await loadLocalSecrets(serve.dataDir)
  const operator = (where: string, { method = 'GET', ...headers }: { method?: string; authorization?: string; origin?: string } = {}) =>
    requestSite({
      port: serve.port,
      path: where,
      method,
      headers: { authorization: `Basic ${btoa(`operator:${operatorKey}`)}`, ...headers },
    })
  expect(await (await operator('/operator')).text()).toContain('href="/operator/dead/claire"')
  expect((await operator('/operator/dead/claire', { authorization: 'Basic eDp5' })).status).toBe(401)
  expect(await (await operator('/operator/dead/claire')).text()).toContain('23514')
  expect((await operator('/operator/dead/claire', { method: 'POST', origin: 'https://evil.example' })).status).toBe(403)
  expect(await deadEvents()).toBe(1)
  expect((await operator('/operator/dead/claire', { method: 'POST' })).status).toBe(303)
  expect([await deadEvents(), (await sql`select from events where path = '/revived'`).length]).toEqual([0, 1])
})
