import path from 'node:path'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { eventually } from '../test-stack/eventually.ts'
import { requestSite, startInDays } from '../test-stack/request-site.ts'
import { type Serve, startServe } from '../test-stack/start-serve.ts'
import { loadLocalSecrets } from './local-secrets.ts'

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

it('keeps a request that Postgres refuses until a person has mended it, and lets others pass', async () => {
  const book = async (days: number) => {
    const wish = { name: 'Sam', email: 'sam@example.com', service: 'dinner', startsAt: startInDays(days), hours: 2 }
    const headers = { 'content-type': 'application/json', 'cf-connecting-ip': `2001:db8:dead:${days}::1` }
    return (
      await requestSite({ port: serve.port, slug: 'claire', path: '/_/bookings', method: 'POST', headers, body: JSON.stringify(wish) })
    ).status
  }
  // A constraint that one day breaks: what a faulty migration would do.
  await sql.unsafe(`alter table bookings add constraint broken check (starts_at < now() + interval '60 days')`)
  expect(await book(90)).toBe(202)
  expect(await book(30)).toBe(201)
  await eventually(async () => ((await health()).outbox.dead === 1 ? true : undefined))
  expect((await health()).outbox).toMatchObject({ waiting: 0, dead: 1 })

  await sql.unsafe('alter table bookings drop constraint broken')
  const { operatorKey } = await loadLocalSecrets(serve.dataDir)
  const revive = (authorization: string) =>
    requestSite({ port: serve.port, path: '/_/operator/revive', method: 'POST', headers: { authorization }, body: '{"tenantId":"claire"}' })
  expect((await revive('Bearer wrong')).status).toBe(401)
  expect(await (await revive(`Bearer ${operatorKey}`)).json()).toEqual({ revived: 1 })
  await eventually(async () => ((await sql`select from bookings`).length === 2 ? true : undefined))
  expect((await health()).outbox).toMatchObject({ waiting: 0, dead: 0 })
})
