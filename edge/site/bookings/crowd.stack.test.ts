import type { Sql } from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { startEmbeddedPostgres } from '../../../db/embedded/embedded-postgres.ts'
import { dayAtHome } from '../../../scripts/runtime/tour-days.ts'
import { freshAddress, requestSite } from '../../../scripts/test-support/request-site.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'
import { type Serve, startServe } from '../../../scripts/test-support/start-serve.ts'
import { READS_AT_ONCE_MAX } from '../../../tenants/contract/limits.ts'
import { availabilityPath, bookingsPath, nextFreePath } from '../../../tenants/contract/urls.ts'

// A crowd that asks what is free, on a stack of its own, whose connections to Postgres are counted.

const CROWD = 500
/** What else may be there: the outbox, the events' consumer (4), the minute's run (2), its mails (8), and connections that are just closing. */
const OTHERS_MAX = 25

let serve: Serve
let sql: Sql
beforeAll(async () => {
  serve = await startServe()
  sql = connect((await startEmbeddedPostgres(`${serve.dataDir}/postgres`)).url)
})
afterAll(async () => {
  await sql.end()
  await serve.stop()
})

const ask = (query: string) => requestSite({ port: serve.port, slug: 'claire', path: `${availabilityPath()}?${query}` })
const book = (days: number) =>
  requestSite({
    ...{ port: serve.port, slug: 'claire', path: bookingsPath(), method: 'POST' },
    headers: { 'content-type': 'application/json', 'cf-connecting-ip': freshAddress() },
    body: JSON.stringify({ name: 'Sam Example', email: 'sam@example.com', service: 'dinner', hours: 3, startsAt: startInDays(days) }),
  })
const countConnections = async () =>
  Number((await sql`select count(*) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`)[0]?.count)

it.each([
  ['the same', () => 'days=14', 40],
  ['something different each', (index: number) => `from=${dayAtHome(new Date(), 2 + index)}&days=7`, 80],
])('a crowd that asks %s is answered over few connections, and a booking among it is stored', async (_, query, day) => {
  let isOver = false
  const answers = Promise.all(Array.from({ length: CROWD }, (_each, index) => ask(query(index)))).finally(() => {
    isOver = true
  })
  const booking = book(day)
  let connections = 0
  while (!isOver) connections = Math.max(connections, await countConnections())
  expect((await booking).status).toBe(201)
  for (const answer of await answers) {
    if (answer.status === 200) continue
    expect(answer.status).toBe(503)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await answer.text()).toContain('You can ask for any time.')
  }
  expect((await answers).filter(({ status }) => status === 200).length).toBeGreaterThan(0)
  expect(connections).toBeLessThanOrEqual(READS_AT_ONCE_MAX + OTHERS_MAX)
})

it('has nothing free at the end of the calendar', async () => {
  for (const day of ['9999-12-31', '9999-12-01']) {
    const answer = await ask(`from=${day}`)
    expect([answer.status, await answer.json()]).toEqual([200, { days: [] }])
  }
})

it('tells a crowd the next free time, the first that the calendar offers, from memory', async () => {
  const next = () => requestSite({ port: serve.port, slug: 'claire', path: nextFreePath() })
  const first = await next()
  expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'public, max-age=60'])
  const told = (await first.json()) as { start: string; city: string }
  const { days } = (await (await ask(`days=14&city=${told.city}`)).json()) as { days: { date: string; starts: string[] }[] }
  const day = days.find(({ starts }) => starts.length > 0)
  expect(told.start).toBe(`${day?.date}T${day?.starts[0]}`)
  // Nobody can read what is held now, and everybody is answered.
  await sql`alter table taken_times rename to taken_times_away`
  try {
    await expect.poll(async () => (await ask('days=14')).status).toBe(503)
    for (const answer of await Promise.all(Array.from({ length: 100 }, next))) expect(await answer.json()).toEqual(told)
  } finally {
    await sql`alter table taken_times_away rename to taken_times`
  }
})
