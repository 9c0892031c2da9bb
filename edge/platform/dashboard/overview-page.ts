import { html } from 'hono/html'
import type postgres from 'postgres'
import { type Period, selectDays, selectFunnel, selectSources, selectSubjects, selectValues } from '../../../db/queries/dashboard.ts'
import { type ReportTenant, selectFirstDay, selectReportTenant } from '../../../db/queries/report-facts.ts'
import { selectShell } from '../../../db/queries/shell.ts'
import { localDay } from '../../http/local-day.ts'
import type { Html } from '../html/mail-layout.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { compare, outcomeParts, plural, stepWords } from '../reports/report-sentences.ts'
import { CITY_VISITORS_MIN, type PeriodFigures, readFigures, readTests } from '../reports/weekly-report.ts'
import { deskPage, figureCard, figureTable } from './desk-frame.ts'
import { drawChart } from './draw-chart.ts'
import { type Periods, readPeriods, renderPicker } from './period-picker.ts'

/** The first page: what happened in a period, beside another one. */
export async function showOverview(
  env: PlatformEnv,
  { tenantId, query, now }: { tenantId: string; query: URLSearchParams; now: Date },
): Promise<Response> {
  return inTenant(env, { tenantId, role: 'companion_read' }, async (tx) => {
    const tenant = await selectReportTenant(tx, tenantId)
    if (!tenant) throw new Error('A session without a tenant.')
    const periods = readPeriods(query, { now, timeZone: tenant.timeZone })
    const today = localDay(now, tenant.timeZone).day
    const facts = await readFacts(tx, { tenantId, periods, today })
    const body = html`${renderPicker(periods, today)}${renderFigures(facts, tenant)}
      <section class="card"><h2>Over time</h2>${drawChart(facts.days, tenant.locale)}</section>
      <div class="columns">${renderTables(facts)}</div>
      <section class="card"><h2>Tests</h2>${facts.tests.length === 0 ? html`<p class="muted">No test is running.</p>` : facts.tests.map(({ test, report }) => html`<p><strong>${test.testId}</strong>: ${report.sentence}</p>`)}</section>
      <p class="muted">Visitors are counted without knowing who they are: someone who comes back another day is counted again. A city is named from ${CITY_VISITORS_MIN} visitors on.</p>`
    return deskPage({ tenant, shell: await selectShell(tx, tenantId), here: 'what-works', title: 'What works', body })
  })
}

async function readFacts(tx: postgres.TransactionSql, { tenantId, periods, today }: { tenantId: string; periods: Periods; today: string }) {
  const { period, compared } = periods
  const subjects = (name: string) => selectSubjects(tx, tenantId, { ...period, name })
  const [now, before, days, sources, funnel, pages, photos, cities, devices, tests] = await Promise.all([
    readFigures(tx, tenantId, period),
    readBefore(tx, tenantId, compared),
    selectDays(tx, tenantId, period),
    selectSources(tx, tenantId, period),
    selectFunnel(tx, tenantId, period),
    subjects('page_view'),
    subjects('photo_click'),
    namedValues(tx, tenantId, { ...period, dimension: 'city' }),
    selectValues(tx, tenantId, { ...period, dimension: 'device' }),
    readTests(tx, tenantId, today),
  ])
  return { now, before, days, sources, funnel, pages, photos, cities, devices, tests }
}
/** Figures to compare with; none where not all of that time is known: "73 more than before" needs a before. */
async function readBefore(tx: postgres.TransactionSql, tenantId: string, compared: Period | undefined): Promise<PeriodFigures | undefined> {
  if (compared === undefined) return undefined
  const firstDay = await selectFirstDay(tx, tenantId)
  return firstDay !== undefined && firstDay <= compared.from ? readFigures(tx, tenantId, compared) : undefined
}

type Facts = Awaited<ReturnType<typeof readFacts>>

const namedValues = async (tx: postgres.TransactionSql, tenantId: string, asked: Period & { dimension: string }) =>
  (await selectValues(tx, tenantId, asked)).filter(({ visitors }) => visitors >= CITY_VISITORS_MIN)

function renderFigures({ now, before }: { now: PeriodFigures; before: PeriodFigures | undefined }, tenant: ReportTenant): Html {
  const beside = (count: (figures: PeriodFigures) => number, noun: string) =>
    compare(count(now), before && count(before), noun, 'before')
      .replace(/^\d+ /, '')
      .replace('as in before', 'as before')
  const minutes = now.totals.visits === 0 ? 0 : now.totals.seconds / now.totals.visits / 60
  return html`<div class="figures">
    ${figureCard(
      now.counts.requests,
      beside(({ counts }) => counts.requests, 'request'),
    )}
    ${figureCard(
      now.totals.visitors,
      beside(({ totals }) => totals.visitors, 'visitor'),
    )}
    ${figureCard(minutes.toFixed(1), `minutes in a visit, of ${plural(now.totals.visits, 'visit')}`)}
  </div>
  ${now.counts.requests === 0 ? '' : html`<p>Of the ${plural(now.counts.requests, 'request')}: ${outcomeParts(now.counts, tenant).join('; ')}.</p>`}`
}

function renderTables({ sources, funnel, pages, photos, cities, devices }: Facts): Html {
  const first = Math.max(1, funnel[0]?.visits ?? 0)
  return html`
    ${figureTable({ caption: 'Sources', heads: ['Source', 'Requests', 'Visitors'], rows: sources.map(({ source, requests, visitors }) => ({ name: source, figures: [requests, visitors] })), empty: 'Nobody came in this time.' })}
    ${figureTable({ caption: 'From a visit to a request', heads: ['Step', 'Visits'], rows: funnel.map(({ name, visits }) => ({ name: stepWords(name), figures: [visits], share: visits / first })), empty: 'Nobody came in this time.' })}
    ${figureTable({ caption: 'Photos that were opened', heads: ['Photo', 'Times', 'Visits'], rows: photos.map(({ subject, events, visits }) => ({ name: subject, figures: [events, visits] })), empty: 'No photo was opened.' })}
    ${figureTable({ caption: 'Pages', heads: ['Page', 'Views', 'Visits'], rows: pages.map(({ subject, events, visits }) => ({ name: subject, figures: [events, visits] })), empty: 'No page was opened.' })}
    ${figureTable({ caption: 'Cities', heads: ['City', 'Visitors'], rows: cities.map(({ value, visitors }) => ({ name: value, figures: [visitors] })), empty: `No city with at least ${CITY_VISITORS_MIN} visitors.` })}
    ${figureTable({ caption: 'Devices', heads: ['Device', 'Visitors'], rows: devices.map(({ value, visitors }) => ({ name: value, figures: [visitors] })), empty: 'Nobody came in this time.' })}`
}
