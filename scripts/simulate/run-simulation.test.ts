import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { type Period, selectDays } from '../../db/queries/dashboard.ts'
import { refreshRollups } from '../../db/queries/refresh-rollups.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import { seededRandom } from '../../edge/experiments/seeded-random.ts'
import { renderReportMail } from '../../edge/reports/render-report-mail.ts'
import { readWeeklyReport } from '../../edge/reports/weekly-report.ts'
import { localDay } from '../../edge/visit/local-day.ts'
import { buildPaths } from '../../sites/build/paths.ts'
import { loadTenant } from '../../tenants/load/load-tenant.ts'
import { listTests } from '../experiments/commands.ts'
import { type Stack, startStack } from '../stack/start-stack.ts'
import { eventually, requestSite } from '../test-stack/request-site.ts'
import { planVisitors } from './plan-visitors.ts'
import { runSimulation } from './run-simulation.ts'

const NOW = new Date('2026-11-24T06:00:00Z')
const PLAN = { days: 5, visitors: 40, now: NOW }
const paths = buildPaths(path.resolve(import.meta.dirname, '../..'))
let folder: string
let stack: Stack

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'simulation-'))
  stack = await startStack({ paths, port: 0, dataDir: folder, databaseUrl: undefined, onProgress: () => undefined, virtualClock: true })
}, 60_000)
afterAll(async () => {
  await stack.stop()
  await rm(folder, { recursive: true, force: true })
})

describe('simulated traffic through the real Workers', () => {
  it('is counted exactly once each, and bots, prefetches and GPC not at all', async () => {
    const effects = new Map([['garden', 3]])
    const run = {
      ...PLAN,
      port: stack.port,
      databaseUrl: stack.databaseUrl,
      slug: 'claire',
      rate: 0.1,
      effects,
      seed: 3,
      onProgress: () => undefined,
    }
    const { comparisons, truth } = await runSimulation(run)
    expect(comparisons.filter((row) => row.truth !== row.postgres)).toEqual([])
    expect([...truth.exposures.values()].reduce((sum, count) => sum + count, 0)).toBe(PLAN.days * PLAN.visitors)
    expect([...truth.conversions.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(10)
    expect(truth.uncounted).toBeGreaterThan(50)

    const sql = connect(stack.databaseUrl)
    const table = await listTests(sql, [await loadTenant(path.join(paths.tenants, 'claire'))])
    const [{ bots }] = (await sql`select count(*)::integer as bots from sessions where browser ilike '%bot%'`) as unknown as [
      { bots: number },
    ]
    await sql.end()
    expect(table).toMatch(/claire {2}hero-photo\.1 {2}home\/hero {2}running +200/)
    expect(bots).toBe(0)
  }, 120_000)

  it('stands in the dashboard and in the weekly mail as it happened', async () => {
    const run = {
      days: 16,
      visitors: 25,
      now: NOW,
      port: stack.port,
      databaseUrl: stack.databaseUrl,
      slug: 'sophie',
      rate: 0.08,
      effects: new Map<string, number>(),
      seed: 12,
      onProgress: () => undefined,
    }
    const { truth } = await runSimulation(run)
    const sql = connect(stack.databaseUrl)
    await refreshRollups(sql, 'sophie')
    const dayOf = (at: number) => localDay(new Date(at), 'Australia/Melbourne').day
    const within = (times: readonly number[], { from, to }: Period) => times.filter((at) => dayOf(at) >= from && dayOf(at) <= to).length
    const week = { from: '2026-11-16', to: '2026-11-22' }
    const before = { from: '2026-11-09', to: '2026-11-15' }
    const report = await withTenant(sql, { tenantId: 'sophie', role: 'companion_read' }, (tx) => readWeeklyReport(tx, 'sophie', '2026-W47'))
    const days = await withTenant(sql, { tenantId: 'sophie', role: 'companion_read' }, (tx) =>
      selectDays(tx, 'sophie', { from: before.from, to: week.to }),
    )
    await sql.end()
    if (!report) throw new Error('no report')
    for (const [figures, period] of [
      [report.now, week],
      [report.before, before],
    ] as const) {
      expect(figures.totals.visits).toBe(within(truth.visitsAt, period))
      expect(figures.totals.visitors).toBe(within(truth.visitsAt, period))
      expect(figures.bookings.requests).toBe(within(truth.requestsAt, period))
    }
    expect(report.now.bookings.requests).toBeGreaterThan(3)
    expect(report.sources.reduce((sum, { visits }) => sum + visits, 0)).toBe(report.now.totals.visits)
    expect(report.sources.reduce((sum, { requests }) => sum + requests, 0)).toBe(report.now.bookings.requests)
    expect(report.funnel[0]?.visits).toBe(report.now.totals.visits)
    for (const { day, visits, requests } of days) {
      expect([day, visits, requests]).toEqual([
        day,
        within(truth.visitsAt, { from: day, to: day }),
        within(truth.requestsAt, { from: day, to: day }),
      ])
    }
    const mail = renderReportMail(report, { mailId: 'id', links: { dashboard: 'd', preferences: 'p', unsubscribe: 'u' } })
    expect(mail.text).toContain(`${within(truth.visitsAt, week)} visitors`)
    expect(mail.text).toContain(`${within(truth.requestsAt, week)} requests`)
  }, 120_000)

  it('keeps a visit together over midnight of the tenant, and knows nobody the day after', async () => {
    const campaign = 'midnight'
    const open = (now: string, query = '') =>
      requestSite({
        port: stack.port,
        slug: 'claire',
        path: `/about${query}`,
        headers: { 'x-virtual-now': now, 'cf-connecting-ip': '2001:db8:77::1' },
      })
    // Midnight in Sydney is 13:00 UTC.
    await open('2026-11-20T12:50:00Z', `?utm_campaign=${campaign}`)
    await open('2026-11-20T13:10:00Z')
    await open('2026-11-20T13:35:00Z')
    await open('2026-11-21T12:00:00Z')
    const sql = connect(stack.databaseUrl)
    const visits = await eventually(async () => {
      const rows = await sql`
        select v.page_views, v.visitor_id, v.other_visitor_id, v.utm_campaign from sessions v
        where v.started_at >= '2026-11-20T12:50:00Z' and v.entry_path = '/about' order by v.started_at`
      return rows.reduce((sum, { page_views }) => sum + page_views, 0) === 4 ? rows : undefined
    })
    await sql.end()
    expect(visits.map(({ page_views, utm_campaign }) => [page_views, utm_campaign])).toEqual([
      [3, campaign],
      [1, null],
    ])
    // The id of the second day was known while the visit lasted; the one before it is not looked for any more.
    expect(visits[0]?.other_visitor_id).toBe(visits[1]?.visitor_id)
    expect(visits[1]?.other_visitor_id).toBeNull()
  })

  it('is the same for the same seed', () => {
    expect(planVisitors(PLAN, seededRandom(5))).toEqual(planVisitors(PLAN, seededRandom(5)))
    expect(planVisitors(PLAN, seededRandom(5))).not.toEqual(planVisitors(PLAN, seededRandom(6)))
  })
})
