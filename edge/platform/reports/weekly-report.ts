import type { ISql } from 'postgres'
import { countRequests, type RequestCounts } from '../../../db/queries/count-requests.ts'
import {
  type FunnelStep,
  type Period,
  type SourceCount,
  type SubjectCount,
  selectFunnel,
  selectSources,
  selectSubjects,
  selectTotals,
  selectValues,
  type Totals,
} from '../../../db/queries/dashboard.ts'
import { readTestCounts } from '../../../db/queries/read-test-counts.ts'
import {
  type ReportTenant,
  type RunningTest,
  selectBestWeekBefore,
  selectFirstDay,
  selectReportTenant,
  selectRunningTests,
  selectTourLegs,
  type TourLegRow,
} from '../../../db/queries/report-facts.ts'
import type { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import type { VerdictReport } from '../statistics/describe-verdict.ts'
import { judgeCounts } from '../statistics/judge-counts.ts'
import { addDays, parseWeek, periodBefore } from './report-week.ts'

/** A city is named only where at least so many people came from: fewer could be one that somebody knows. */
export const CITY_VISITORS_MIN = 3

export interface PeriodFigures {
  totals: Totals
  counts: RequestCounts
}

/** One week of a tenant, from Monday to Sunday of her own time zone, in figures. What the mail says is made of this and nothing else. */
export interface WeeklyReport {
  week: string
  period: Period
  tenant: ReportTenant
  now: PeriodFigures
  /** Undefined: not all of the week before is known, so nothing can be compared with it. */
  before: PeriodFigures | undefined
  /** Nothing is known of the week before: she has just begun. */
  isFirst: boolean
  /** More requests than in any week before it, at least two. */
  isRecord: boolean
  sources: SourceCount[]
  funnel: FunnelStep[]
  photos: SubjectCount[]
  tests: { test: RunningTest; report: VerdictReport }[]
  cities: { city: StrangersText; visitors: number }[]
  legs: TourLegRow[]
}

/** Reads a week; undefined where there is no such tenant. Throws RangeError for a text that is no ISO week. */
export async function readWeeklyReport(sql: ISql, tenantId: string, week: string): Promise<WeeklyReport | undefined> {
  const period = parseWeek(week)
  if (!period) throw new RangeError(`"${week}" is no week. Expected a text such as 2026-W47.`)
  const tenant = await selectReportTenant(sql, tenantId)
  if (!tenant) return undefined
  const previous = periodBefore(period)
  const [now, before, firstDay, best, sources, funnel, photos, tests, cities, legs] = await Promise.all([
    readFigures(sql, tenantId, period),
    readFigures(sql, tenantId, previous),
    selectFirstDay(sql, tenantId),
    selectBestWeekBefore(sql, tenantId, period.from),
    selectSources(sql, tenantId, period),
    selectFunnel(sql, tenantId, period),
    selectSubjects(sql, tenantId, { ...period, name: 'photo_click' }),
    readTests(sql, tenantId, addDays(period.to, 1)),
    selectValues(sql, tenantId, { ...period, dimension: 'city' }),
    selectTourLegs(sql, tenantId, addDays(period.to, 1)),
  ])
  return {
    week,
    period,
    tenant,
    now,
    before: firstDay !== undefined && firstDay <= previous.from ? before : undefined,
    isFirst: firstDay === undefined || firstDay >= period.from,
    isRecord: now.counts.requests >= 2 && now.counts.requests > best.requests && firstDay !== undefined && firstDay < period.from,
    sources,
    funnel,
    photos,
    tests,
    cities: cities.filter(({ visitors }) => visitors >= CITY_VISITORS_MIN).map(({ value, visitors }) => ({ city: value, visitors })),
    legs,
  }
}

export async function readFigures(sql: ISql, tenantId: string, period: Period): Promise<PeriodFigures> {
  const [totals, counts] = await Promise.all([selectTotals(sql, tenantId, period), countRequests(sql, tenantId, period)])
  return { totals, counts }
}

/** Running tests with what their counts mean. `today`: a day of her time zone, e.g. 2026-11-23. */
export async function readTests(sql: ISql, tenantId: string, today: string): Promise<WeeklyReport['tests']> {
  const [tests, counts] = await Promise.all([selectRunningTests(sql, tenantId), readTestCounts(sql, tenantId)])
  return tests.map((test) => ({ test, report: judgeCounts(test, counts, today).report }))
}
