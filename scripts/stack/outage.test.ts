import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { selectPlatformOverview } from '../../db/queries/platform-overview.ts'
import { eventually } from '../test-stack/eventually.ts'
import { freshAddress, requestSite, startInDays } from '../test-stack/request-site.ts'
import { type Serve, startServe } from '../test-stack/start-serve.ts'

let serve: Serve
beforeAll(async () => {
  serve = await startServe()
})
afterAll(() => serve.stop())

const database = () => startEmbeddedPostgres(path.join(serve.dataDir, 'postgres'))
const book = (body: object) =>
  requestSite({
    port: serve.port,
    slug: 'claire',
    path: '/_/bookings',
    method: 'POST',
    headers: { 'content-type': 'application/json', 'cf-connecting-ip': freshAddress() },
    body: JSON.stringify(body),
  })
const wish = (days: number, change: object = {}) => ({
  name: 'Out Age',
  email: 'out@example.com',
  service: 'dinner',
  startsAt: startInDays(days),
  hours: 2,
  idempotencyKey: randomUUID(),
  ...change,
})

describe('while Postgres is away', () => {
  it('accepts bookings with 202, repeats the answer, and brings them home when it is back', async () => {
    const stored = wish(30)
    expect((await book(stored)).status).toBe(201)
    await (await database()).stop()

    const waiting = wish(31)
    const taken = wish(30)
    const [first, second, third] = [await book(waiting), await book(waiting), await book(taken)]
    expect([first.status, second.status, third.status]).toEqual([202, 202, 202])
    expect(await first.json()).toEqual({ reference: expect.any(String), status: 'received' })
    expect((await requestSite({ port: serve.port, slug: 'claire', path: '/' })).status).toBe(200)
    expect((await requestSite({ port: serve.port, slug: 'claire', path: '/_/availability' })).status).toBe(503)
    const ready = async () =>
      (await Promise.all(['claire', ''].map((slug) => requestSite({ port: serve.port, slug, path: '/_/ready' })))).map(
        ({ status }) => status,
      )
    expect(await ready()).toEqual([503, 503])

    const sql = connect((await database()).url)
    const rows = await eventually(async () => {
      const found =
        await sql`select idempotency_key, status, status_reason from bookings where idempotency_key = any (${[waiting.idempotencyKey, taken.idempotencyKey]})`
      return found.length === 2 ? found : undefined
    })
    // The operator sees what visitors have seen of it.
    const errors = await eventually(async () => {
      const { tenants } = await selectPlatformOverview(sql, 28)
      return tenants.find(({ tenantId, errors: count }) => tenantId === 'claire' && count > 0)
    })
    await sql.end()
    expect(await ready()).toEqual([200, 200])
    expect(errors).toMatchObject({ errors: 1, dropped: 0 })
    expect(rows.find((row) => row.idempotency_key === waiting.idempotencyKey)).toMatchObject({ status: 'pending' })
    // Acknowledged, so it must be there; its time belongs to somebody else, so it is there as declined.
    expect(rows.find((row) => row.idempotency_key === taken.idempotencyKey)).toMatchObject({
      status: 'declined',
      status_reason: 'slot_taken',
    })
    expect((await book(waiting)).status).toBe(201)
  })

  it('has no client in its logs', () => {
    expect(serve.output()).toContain('booking_not_forwarded')
    expect(serve.output()).not.toMatch(/Out Age|out@example\.com|2001:db8/)
  })
})
