import { cpus } from 'node:os'
import type { ISql, Sql } from 'postgres'
import { applyRetention } from '../../db/queries/apply-retention.ts'
import { bytesOfEvents } from '../../db/queries/bytes-of-events.ts'
import { countRequests } from '../../db/queries/count-requests.ts'
import {
  type Period,
  selectDays,
  selectFunnel,
  selectSources,
  selectSubjects,
  selectTotals,
  selectValues,
} from '../../db/queries/dashboard.ts'
import { selectDiary } from '../../db/queries/diary.ts'
import { selectFilteredFigures } from '../../db/queries/filtered-figures.ts'
import { readTestCounts } from '../../db/queries/read-test-counts.ts'
import { refreshRollups } from '../../db/queries/refresh-rollups.ts'
import { seedHistory } from '../../db/queries/seed-history.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import { formatTable } from '../print/format-table.ts'
import { seededRandom } from '../simulate/seeded-random.ts'
import { withBenchDatabase } from './with-bench-database.ts'

const P95_MS_MAX = 50
const DAY_MS = 86_400_000
/** The history is of 89 days, and 120 are kept: in so many the first one goes. */
const DAYS_UNTIL_FORGOTTEN = 32
const RUNS = { quick: 3, full: 400 }

type Query = (sql: ISql, tenantId: string, period: Period) => Promise<unknown>
const QUERIES: Record<string, Query> = {
  totals: selectTotals,
  'every day, with requests': selectDays,
  'requests and answers': countRequests,
  'sources with requests': selectSources,
  cities: (sql, tenantId, period) => selectValues(sql, tenantId, { ...period, dimension: 'city' }),
  photos: (sql, tenantId, period) => selectSubjects(sql, tenantId, { ...period, name: 'photo_click' }),
  pages: (sql, tenantId, period) => selectSubjects(sql, tenantId, { ...period, name: 'page_view' }),
  funnel: selectFunnel,
  'narrowed to a source': (sql, tenantId, period) => selectFilteredFigures(sql, tenantId, { ...period, by: 'source', value: 'instagram' }),
  'narrowed to a photo': (sql, tenantId, period) => selectFilteredFigures(sql, tenantId, { ...period, by: 'photo', value: 'photo-5' }),
  diary: (sql, tenantId, period) => selectDiary(sql, tenantId, period),
  'results of tests': (sql, tenantId) => readTestCounts(sql, tenantId),
}

/** [tenants, events]: as many events for each tenant, so that a cost that grows with the number of tenants shows. */
const SIZES = {
  quick: [[2, 1000]],
  full: [
    [10, 100_000],
    [100, 1_000_000],
    [1000, 10_000_000],
  ],
} as const satisfies Record<string, readonly (readonly [number, number])[]>

/** Time of each dashboard query over the last 90 days of a tenant, each in its own transaction with role and tenant, at growing sizes. */
export async function benchQueries(quick: boolean): Promise<string> {
  const sizes: ({ tenants: number; events: number } & Awaited<ReturnType<typeof measureSize>>)[] = []
  const size = quick ? 'quick' : 'full'
  for (const [tenants, events] of SIZES[size])
    sizes.push({ tenants, events, ...(await measureSize({ tenants, events, runs: RUNS[size] })) })
  const rows = ['floor: select 1', ...Object.keys(QUERIES)].map((name) => ({
    query: name,
    ...Object.fromEntries(
      sizes.map(({ tenants, times }) => {
        const sorted = times.get(name) ?? []
        return [`${tenants} tenants: median, p95 ms`, `${at(sorted, 0.5).toFixed(1)}  ${at(sorted, 0.95).toFixed(1)}`]
      }),
    ),
  }))
  const worst = Math.max(...sizes.flatMap(({ times }) => [...times.values()].map((sorted) => at(sorted, 0.95))))
  const told = sizes.map(
    ({ tenants, events, seconds, days, rolled, bytes, night }) =>
      `${tenants} tenants: ${events} events seeded in ${seconds.toFixed(0)} s, ${Math.round(bytes / events)} bytes each with visits and indexes; ${days} days rolled up, ${((rolled * 1000) / days).toFixed(1)} ms each; the oldest day forgotten in ${night.toFixed(1)} s.`,
  )
  return `${cpus().length} cores, embedded PostgreSQL.\n${told.join('\n')}\n\n${formatTable(rows)}\n\nTarget: p95 at most ${P95_MS_MAX} ms: ${worst <= P95_MS_MAX ? 'held' : 'missed'}, ${worst.toFixed(1)} at worst.`
}

async function measureSize({ tenants, events, runs }: { tenants: number; events: number; runs: number }) {
  return withBenchDatabase(async (sql) => {
    const started = performance.now()
    await seedHistory(sql, { tenants, events })
    const seeded = performance.now()
    let days = 0
    for (let tenant = 1; tenant <= tenants; tenant++) days += await refreshRollups(sql, `tenant-${tenant}`)
    await sql`analyze`
    const rolled = performance.now()
    const times = new Map([['floor: select 1', await timeQuery(sql, (tx) => tx`select 1`, { tenants, runs })]])
    for (const [name, query] of Object.entries(QUERIES)) times.set(name, await timeQuery(sql, query, { tenants, runs }))
    const bytes = await bytesOfEvents(sql)
    const asked = performance.now()
    await applyRetention(sql, new Date(Date.now() + DAYS_UNTIL_FORGOTTEN * DAY_MS))
    const night = (performance.now() - asked) / 1000
    return { times, days, seconds: (seeded - started) / 1000, rolled: (rolled - seeded) / 1000, bytes, night }
  })
}

async function timeQuery(sql: Sql, query: Query, { tenants, runs }: { tenants: number; runs: number }): Promise<number[]> {
  const random = seededRandom(3)
  const day = (ago: number) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10)
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const tenantId = `tenant-${1 + Math.floor(random() * tenants)}`
    const start = performance.now()
    await withTenant(sql, { tenantId, role: 'companion_read' }, (tx) => query(tx, tenantId, { from: day(90), to: day(0) }))
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
