import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import { selectDays, selectFunnel, selectSources, selectTotals } from './dashboard.ts'
import { selectFilteredFigures, type VisitFilter } from './filtered-figures.ts'
import { refreshRollups } from './refresh-rollups.ts'
import { seedHistory } from './seed-history.ts'
import { withTenant } from './with-tenant.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  await seedHistory(database.sql, { tenants: 2, events: 20_000 })
  await refreshRollups(database.sql, 'tenant-1')
})
afterAll(() => database.drop())

const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
const period = { from: day(60), to: day(10) }
const ask = (filter: VisitFilter, tenantId = 'tenant-1') =>
  withTenant(database.sql, { tenantId, role: 'companion_read' }, (tx) => selectFilteredFigures(tx, 'tenant-1', { ...period, ...filter }))
/** What is true of one visit, counted by plain conditions. */
const count = async (sql: Sql, condition: string) => {
  const [row] = await sql.unsafe<{ visits: number }[]>(`
    select count(*)::integer as visits from sessions s
    where tenant_id = 'tenant-1' and (started_at at time zone 'Australia/Sydney')::date between '${period.from}' and '${period.to}' and ${condition}`)
  return row?.visits ?? Number.NaN
}
const did = (condition: string) =>
  `exists (select from events e where e.tenant_id = s.tenant_id and e.session_id = s.session_id and ${condition})`

describe('figures under a filter', () => {
  it.each([
    ['source', 'instagram', "source = 'instagram'"],
    ['campaign', 'campaign-3', "utm_campaign = 'campaign-3'"],
    ['city', 'Perth', "city = 'Perth'"],
    ['device', 'phone', 'true'],
    ['entry', '/', 'true'],
    ['page', '/rates', did("name = 'page_view' and path = '/rates'")],
    ['photo', 'photo-5', did("name = 'photo_click' and data ->> 'photo' = 'photo-5'")],
    ['page', '/nowhere', 'false'],
  ] as const)('by %s are those of its visits: %s', async (by, value, condition) => {
    const figures = await ask({ by, value })
    const visits = await count(database.sql, condition)
    expect([figures.totals.visits, figures.days.reduce((sum, each) => sum + each.visits, 0)]).toEqual([visits, visits])
    expect(figures.days).toHaveLength(51)
    const cities = Object.fromEntries(figures.cities.map((each) => [each.value.raw, each.visits]))
    for (const city of ['Sydney', 'Perth'])
      expect(cities[city] ?? 0, city).toBe(await count(database.sql, `${condition} and city = '${city}'`))
    expect(figures.funnel.map((step) => step.visits)).toEqual([
      visits,
      await count(database.sql, `${condition} and ${did("name in ('photo_click', 'form_start')")}`),
      await count(database.sql, `${condition} and ${did("name = 'form_start'")}`),
      0,
    ])
    const photos = new Map(figures.photos.map((each) => [each.subject.raw, each.visits]))
    expect(photos.get('photo-5') ?? 0).toBe(
      await count(database.sql, `${condition} and ${did("name = 'photo_click' and data ->> 'photo' = 'photo-5'")}`),
    )
  })

  it('that leaves everybody are the figures without one', async () => {
    const figures = await ask({ by: 'device', value: 'phone' })
    const { sql } = database
    const totals = await selectTotals(sql, 'tenant-1', period)
    expect(figures.totals).toEqual({ ...totals, seconds: expect.closeTo(totals.seconds, -1) as number })
    expect(figures.funnel).toEqual([...(await selectFunnel(sql, 'tenant-1', period))])
    const days = await selectDays(sql, 'tenant-1', period)
    expect(figures.days.map(({ day: at, visitors }) => [at, visitors])).toEqual(days.map(({ day: at, visitors }) => [at, visitors]))
  })

  it('count the requests that a source brought, as the table of sources does', async () => {
    const sources = await selectSources(database.sql, 'tenant-1', period)
    expect(sources.reduce((sum, { requests }) => sum + requests, 0)).toBeGreaterThan(5)
    for (const { source, requests, visits } of sources) {
      const figures = await ask({ by: 'source', value: source.raw })
      expect([source.raw, figures.requests, figures.totals.visits]).toEqual([source.raw, requests, visits])
      expect(figures.days.reduce((sum, each) => sum + each.requests, 0)).toBe(requests)
    }
  })

  it('count the requests that each campaign of a source brought', async () => {
    const { sql } = database
    const [{ source } = { source: '' }] = await sql<{ source: string }[]>`
      select source from bookings where tenant_id = 'tenant-1' and source is not null and (created_at at time zone 'Australia/Sydney')::date between ${period.from} and ${period.to}
      group by source order by count(*) desc limit 1`
    await sql`update bookings set utm_campaign = 'campaign-3' where tenant_id = 'tenant-1' and source = ${source}`
    const figures = await ask({ by: 'source', value: source })
    expect(figures.requests).toBeGreaterThan(0)
    expect(figures.campaigns.find(({ value }) => value.raw === 'campaign-3')?.requests).toBe(figures.requests)
    expect(figures.campaigns.reduce((sum, { requests }) => sum + requests, 0)).toBe(figures.requests)
    expect((await ask({ by: 'campaign', value: 'campaign-3' })).campaigns).toEqual([
      expect.objectContaining({ requests: expect.any(Number) as number }),
    ])
  })

  it('are nobody else’s', async () => {
    expect((await ask({ by: 'device', value: 'phone' }, 'tenant-2')).totals.visits).toBe(0)
  })
})
