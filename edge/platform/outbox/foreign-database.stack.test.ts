import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { eventually } from '../../../scripts/test-support/eventually.ts'
import { makeDatabase } from '../../../scripts/test-support/make-database.ts'
import { freshAddress, requestSite } from '../../../scripts/test-support/request-site.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'
import { type Serve, startServe } from '../../../scripts/test-support/start-serve.ts'
import { bookingsPath, readyPath } from '../../../tenants/contract/urls.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
let serve: Serve
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  serve = await startServe({ env: { DATABASE_URL: database.url } })
})
afterAll(async () => {
  await serve.stop()
  await database.drop()
})

const book = () =>
  requestSite({
    ...{ port: serve.port, slug: 'claire', path: bookingsPath(), method: 'POST' },
    headers: { 'content-type': 'application/json', 'cf-connecting-ip': freshAddress() },
    body: JSON.stringify({ name: 'Sam Example', email: 'sam@example.com', service: 'dinner', hours: 3, startsAt: startInDays(30) }),
  })
const countRows = async () => (await database.sql`select from bookings`).length

// Whoever brings the right secrets back could not read what came in between.
it('keeps a request in the outbox while the database is that of other secrets, says why, and lets it in afterwards', async () => {
  const noted = await database.sql`select name, check_value from platform.secret_checks order by name`
  expect(noted.map(({ name }) => name)).toEqual(['hashSecret', 'keySecret'])
  await database.sql`update platform.secret_checks set check_value = 'another'`
  expect((await book()).status).toBe(202)
  const ready = await requestSite({ port: serve.port, slug: 'claire', path: readyPath() })
  expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining('the database was used with other secrets')])
  expect(await countRows()).toBe(0)
  for (const { name, check_value: value } of noted)
    await database.sql`update platform.secret_checks set check_value = ${value as string} where name = ${name as string}`
  await eventually(async () => ((await countRows()) === 1 ? true : undefined), 'The request that waited')
})
