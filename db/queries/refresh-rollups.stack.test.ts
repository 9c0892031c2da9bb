import type { Sql } from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { makeEvents } from '../../scripts/bench/make-events.ts'
import { eventually } from '../../scripts/test-support/eventually.ts'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import { connect, withConnection } from '../connect.ts'
import { ingestEvents } from './ingest-events.ts'
import { refreshRollups } from './refresh-rollups.ts'

const DAY = '2026-11-20'
const NOON = new Date(`${DAY}T01:00:00Z`)
const VISITS = 4

let database: Awaited<ReturnType<typeof makeDatabase>>
/** Somebody else, who makes a roll-up wait in its middle. */
let other: Sql
let letGo: () => void
let holding: Promise<unknown>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  other = connect(database.url)
  await database.sql`insert into tenants (tenant_id, name, status, city, time_zone, locale, currency) values ('claire', 'Claire', 'active', 'Sydney', 'Australia/Sydney', 'en-AU', 'AUD')`
})
afterAll(async () => {
  await other.end()
  await database.drop()
})
beforeEach(async () => {
  await database.sql`truncate events, ab_assignments, ab_daily_counts, sessions, daily_visits, daily_events, daily_funnel, rolled_visits, rolled_days, rollup_days, taken_rollup_days`
  await visitAt(0)
  const held = Promise.withResolvers<void>()
  const end = Promise.withResolvers<void>()
  letGo = () => end.resolve()
  holding = other.begin(async (tx) => {
    await tx`lock table daily_funnel in access exclusive mode`
    held.resolve()
    await end.promise
  })
  await held.promise
})
afterEach(async () => {
  letGo()
  await holding
})

const visitAt = (minutes: number) =>
  ingestEvents(database.sql, 'claire', makeEvents(VISITS * 5, { from: new Date(NOON.getTime() + minutes * 60_000), random: () => 0.5 }))

/** The process of a roll-up that waits. */
const waiting = (not: readonly number[] = []) =>
  eventually(async () => {
    const rows = await database.sql<{ pid: number }[]>`
      select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%roll_up_day%'`
    return rows.map(({ pid }) => pid).find((pid) => !not.includes(pid))
  })

async function figures() {
  const [row] = await database.sql<{ visits: number; funnel: number; rolled: number; marks: number }[]>`
    select
      (select visits from daily_visits where dimension = 'all' and day = ${DAY}) as visits,
      (select visits from daily_funnel where step = 1 and day = ${DAY}) as funnel,
      (select count(*)::integer from rolled_visits where day = ${DAY}) as rolled,
      (select count(*)::integer from (select day from rollup_days union all select day from taken_rollup_days) as d) as marks`
  return row
}
const all = (visits: number) => ({ visits, funnel: visits, rolled: visits, marks: 0 })

it('lets events in while a day is computed, and has them with the next run', async () => {
  const rolling = refreshRollups(database.sql, 'claire')
  await waiting()
  expect(await visitAt(60)).toBe(VISITS * 5)
  letGo()
  expect(await rolling).toBe(1)
  // One snapshot: nothing of the later visits is in any of them, and the day is marked again.
  expect(await figures()).toEqual({ ...all(VISITS), marks: 1 })
  expect(await refreshRollups(database.sql, 'claire')).toBe(1)
  expect(await figures()).toEqual(all(2 * VISITS))
})

it('leaves rows of visits alone that nothing has written since, and makes all anew where it cannot know', async () => {
  letGo()
  const rows = async () =>
    (await database.sql<{ written: string }[]>`select xmin::text as written from rolled_visits order by session_id`).map(
      ({ written }) => written,
    )
  const kept = async (before: readonly string[]) => (await rows()).filter((each) => before.includes(each)).length
  await refreshRollups(database.sql, 'claire')
  const first = await rows()
  await visitAt(60)
  await refreshRollups(database.sql, 'claire')
  expect([(await rows()).length, await kept(first)]).toEqual([2 * VISITS, VISITS])
  // As after a restore into a server whose transactions have lower numbers.
  await database.sql`update rolled_days set seen = '1000000000:1000000001:'`
  await visitAt(120)
  await refreshRollups(database.sql, 'claire')
  expect([await figures(), await kept(first)]).toEqual([all(3 * VISITS), 0])
})

it('finds a day again whose roll-up was killed', async () => {
  const rolling = withConnection(database.url, (sql) => refreshRollups(sql, 'claire')).then(
    () => 'rolled up',
    () => 'lost',
  )
  await database.sql`select pg_terminate_backend(${await waiting()}::integer)`
  expect(await rolling).toBe('lost')
  letGo()
  expect(await refreshRollups(database.sql, 'claire')).toBe(1)
  expect(await figures()).toEqual(all(VISITS))
})

it('loses nothing where two roll up the same day, the second after more has come', async () => {
  const first = refreshRollups(database.sql, 'claire')
  const pid = await waiting()
  await visitAt(60)
  const second = refreshRollups(database.sql, 'claire')
  await waiting([pid])
  letGo()
  expect([await first, await second]).toEqual([1, 1])
  expect(await figures()).toEqual(all(2 * VISITS))
})
