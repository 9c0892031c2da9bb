import { cpus } from 'node:os'
import type { ISql, Sql } from 'postgres'
import {
  type Period,
  selectBookingTotals,
  selectDays,
  selectFunnel,
  selectSources,
  selectSubjects,
  selectTotals,
  selectValues,
} from '../../db/queries/dashboard.ts'
import { readTestCounts } from '../../db/queries/read-test-counts.ts'
import { refreshRollups } from '../../db/queries/refresh-rollups.ts'
import { seedHistory } from '../../db/queries/seed-history.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import { seededRandom } from '../../edge/experiments/seeded-random.ts'
import { formatTable } from '../format-table.ts'
import { withBenchDatabase } from './with-bench-database.ts'

const P95_MS_MAX = 50
const RUNS = 400

type Query = (sql: ISql, tenantId: string, period: Period) => Promise<unknown>
const QUERIES: Record<string, Query> = {
  totals: selectTotals,
  'every day, with requests': selectDays,
  'requests and answers': selectBookingTotals,
  'sources with requests': selectSources,
  cities: (sql, tenantId, period) => selectValues(sql, tenantId, { ...period, dimension: 'city' }),
  photos: (sql, tenantId, period) => selectSubjects(sql, tenantId, { ...period, name: 'photo_click' }),
  pages: (sql, tenantId, period) => selectSubjects(sql, tenantId, { ...period, name: 'page_view' }),
  funnel: selectFunnel,
  'results of tests': (sql, tenantId) => readTestCounts(sql, tenantId),
}

/** Time of each dashboard query over the last 90 days of a tenant, each in its own transaction with role and tenant, at the full size. */
export async function benchQueries(quick: boolean): Promise<string> {
  const [tenants, events] = quick ? [100, 500_000] : [1000, 10_000_000]
  return withBenchDatabase(async (sql) => {
    const started = performance.now()
    await seedHistory(sql, { tenants, events })
    const seeded = performance.now()
    let days = 0
    for (let tenant = 1; tenant <= tenants; tenant++) days += await refreshRollups(sql, `tenant-${tenant}`)
    await sql`analyze`
    const rolled = performance.now()
    const rows = []
    for (const [name, query] of Object.entries(QUERIES)) rows.push({ name, times: await timeQuery(sql, query, tenants) })
    const table = formatTable(
      rows.map(({ name, times }) => ({
        query: name,
        'median ms': at(times, 0.5).toFixed(1),
        'p95 ms': at(times, 0.95).toFixed(1),
        target: at(times, 0.95) <= P95_MS_MAX ? 'held' : 'missed',
      })),
    )
    return `${cpus().length} cores, embedded PostgreSQL, ${events} events of ${tenants} tenants (seeded in ${((seeded - started) / 1000).toFixed(0)} s).\n${days} days rolled up, ${((rolled - seeded) / days).toFixed(1)} ms each. Target: p95 at most ${P95_MS_MAX} ms.\n\n${table}`
  })
}

async function timeQuery(sql: Sql, query: Query, tenants: number): Promise<number[]> {
  const random = seededRandom(3)
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const tenantId = `tenant-${1 + Math.floor(random() * tenants)}`
    const start = performance.now()
    await withTenant(sql, { tenantId, role: 'companion_read' }, (tx) => query(tx, tenantId, { from: day(90), to: day(0) }))
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
