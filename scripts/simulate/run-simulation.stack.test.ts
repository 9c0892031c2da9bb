import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TransactionSql } from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { attributeBookings } from '../../db/queries/attribute-bookings.ts'
import { selectDays } from '../../db/queries/dashboard.ts'
import { refreshRollups } from '../../db/queries/refresh-rollups.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import { sourceName } from '../../edge/platform/html/source-name.ts'
import { capital, inWords } from '../../edge/platform/reports/number-words.ts'
import { renderReportMail } from '../../edge/platform/reports/render-report-mail.ts'
import { plural } from '../../edge/platform/reports/report-sentences.ts'
import { readWeeklyReport } from '../../edge/platform/reports/weekly-report.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { CITY_VISITORS_MIN } from '../../tenants/contract/limits.ts'
import { dashboardPath } from '../../tenants/contract/urls.ts'
import { loadTenant } from '../../tenants/load/load-tenant.ts'
import { listTests } from '../experiments/commands.ts'
import { type Stack, startStack } from '../runtime/start-stack.ts'
import { eventually } from '../test-support/eventually.ts'
import { requestDashboard } from '../test-support/request-dashboard.ts'
import { requestSite } from '../test-support/request-site.ts'
import { signInAs } from '../test-support/sign-in.ts'
import { expectNarrowed, expectPage } from './expect-narrowed.ts'
import { planVisitors } from './plan-visitors.ts'
import { runSimulation } from './run-simulation.ts'
import { seededRandom } from './seeded-random.ts'
import { trueFigures } from './true-figures.ts'

const NOW = new Date('2026-11-24T06:00:00Z')
const PLAN = { days: 4, visitors: 25, now: NOW }
const paths = buildPaths(path.resolve(import.meta.dirname, '../..'))
let folder: string
let stack: Stack

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'simulation-'))
  stack = await startStack({ paths, port: 0, dataDir: folder, databaseUrl: undefined, onProgress: () => undefined, virtualClock: true })
})
afterAll(async () => {
  await stack.stop()
  await rm(folder, { recursive: true, force: true })
})

const byText =
  <T>(text: (row: T) => string) =>
  (a: T, b: T) =>
    text(a).localeCompare(text(b))

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
    expect([...truth.conversions.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(5)
    expect(truth.uncounted).toBeGreaterThan(25)

    const sql = connect(stack.databaseUrl)
    const table = await listTests(sql, [await loadTenant(path.join(paths.tenants, 'claire'))])
    const [{ bots }] = (await sql`select count(*)::integer as bots from sessions where browser ilike '%bot%'`) as unknown as [
      { bots: number },
    ]
    await sql.end()
    expect(table).toMatch(/claire {2}hero-photo\.1 {2}home\/hero {2}running +100/)
    expect(bots).toBe(0)
  })

  it('stands in the dashboard and in the weekly mail as it happened', async () => {
    const run = {
      days: 16,
      visitors: 13,
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
    // As the cron does every minute: a quick client books before her visit is counted.
    await attributeBookings(sql)
    await refreshRollups(sql, 'sophie')
    const zone = 'Australia/Melbourne'
    const week = { from: '2026-11-16', to: '2026-11-22' }
    const before = { from: '2026-11-09', to: '2026-11-15' }
    const read = <T>(reading: (tx: TransactionSql) => Promise<T>) =>
      withTenant(sql, { tenantId: 'sophie', role: 'companion_read' }, reading)
    const report = await read((tx) => readWeeklyReport(tx, 'sophie', '2026-W47'))
    const days = await read((tx) => selectDays(tx, 'sophie', { from: before.from, to: week.to }))
    const cookie = await signInAs('sophie', sql, { port: stack.port, dataDir: folder })
    await sql.end()
    if (!report) throw new Error('no report')
    const now = trueFigures(truth, week, zone)
    expect(now.requests).toBeGreaterThan(3)
    expect(Math.min(...now.funnel)).toBeGreaterThan(3)
    // Nothing equals nothing: each table must have something to compare.
    for (const counts of [now.sources, now.photos, now.pages, now.cities]) expect(counts.size).toBeGreaterThan(2)
    for (const [shown, figures] of [
      [report.now, now],
      [report.before, trueFigures(truth, before, zone)],
    ] as const) {
      const { visits, pageViews, bounces, requests } = figures
      // Nobody comes twice in one day, so that visits are visitors.
      expect(shown?.totals).toMatchObject({ visits, visitors: visits, pageViews, bounces })
      // Whole seconds of each day.
      expect(Math.abs((shown?.totals.seconds ?? Number.NaN) - figures.seconds)).toBeLessThanOrEqual(7)
      // Nobody answers one. The real clock may stand after an appointment of the simulated one, and the cron then lets that request expire.
      const { pending = 0, expired = 0 } = shown?.counts.byState ?? {}
      expect([shown?.counts.requests, pending + expired]).toEqual([requests, requests])
    }
    expect(report.sources.map((each) => ({ ...each, source: each.source.raw })).toSorted(byText(({ source }) => source))).toEqual(
      [...now.sources]
        .map(([source, [requests, visits]]) => ({ source, visits, visitors: visits, requests }))
        .toSorted(byText(({ source }) => source)),
    )
    expect(report.funnel.map(({ visits }) => visits)).toEqual(now.funnel)
    expect(report.photos.map((each) => ({ ...each, subject: each.subject.raw })).toSorted(byText(({ subject }) => subject))).toEqual(
      [...now.photos].map(([subject, [events, visits]]) => ({ subject, events, visits })).toSorted(byText(({ subject }) => subject)),
    )
    const cities = [...now.cities].filter(([, visitors]) => visitors >= CITY_VISITORS_MIN)
    expect(report.cities.map((each) => ({ ...each, city: each.city.raw })).toSorted(byText(({ city }) => city))).toEqual(
      cities.map(([city, visitors]) => ({ city, visitors })).toSorted(byText(({ city }) => city)),
    )
    expect(cities.length).toBeLessThan(now.cities.size)
    for (const { day, visits, requests } of days) {
      const figures = trueFigures(truth, { from: day, to: day }, zone)
      expect([day, visits, requests]).toEqual([day, figures.visits, figures.requests])
    }

    const mail = renderReportMail(report, { mailId: 'id', links: { platform: 'd', preferences: 'p', unsubscribe: 'u' } })
    const [best] = report.sources
    for (const sentence of [
      `${now.visits} visitors`,
      `${capital(inWords(now.requests))} request`,
      ...(best ? [`${sourceName(best.source)}: ${plural(best.requests, 'request')} from ${best.visitors}`] : []),
    ])
      expect(mail.text).toContain(sentence)

    const open = async (query: string) =>
      (
        await requestDashboard(`${dashboardPath('what-works')}?from=${week.from}&to=${week.to}${query}`, { cookie, port: stack.port })
      ).text()
    await expectPage({ open, truth, week, zone })
    await expectNarrowed({ open, truth, week, zone })
  })

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
