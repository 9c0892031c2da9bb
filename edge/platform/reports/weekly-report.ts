import type { ISql } from 'postgres'
import { selectBookingRules } from '../../../db/queries/booking-rules.ts'
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
import { countWeeks } from '../../../db/queries/request-list.ts'
import { type AskedCity, countAskedCities } from '../../../db/queries/tour-requests.ts'
import { countWaitingForHer, selectWaitingForHer, type WaitingRow } from '../../../db/queries/waiting-for-her.ts'
import { CITY_VISITORS_MIN } from '../../../tenants/contract/limits.ts'
import type { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { addDays } from '../../http/add-days.ts'
import { byHerClock } from '../html/her-clock.ts'
import { type MailPicture, readMailPicture } from '../pictures/mail-picture.ts'
import type { VerdictReport } from '../statistics/describe-verdict.ts'
import { judgeCounts } from '../statistics/judge-counts.ts'
import { parseWeek, periodBefore } from './report-week.ts'
import { variantName } from './test-words.ts'

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
  /** All that waits for her now, whenever it came, soonest deadline first. */
  waiting: WaitingRequest[]
  /** How many they are: of very many only the soonest are read. */
  waitingCount: number
  /** Requests of the last weeks that are known, this one last. */
  weeks: number[]
  tests: ShownTest[]
  cities: { city: StrangersText; visitors: number }[]
  legs: TourLegRow[]
  /** Cities that people ask her to come to. */
  asked: AskedCity[]
}

export interface JudgedRunningTest {
  test: RunningTest
  report: VerdictReport
  /** Full days since the first visitor was counted. */
  days: number
}

/** A test with what its variants show: what that is called, and its picture where it is a photo. */
export interface ShownTest extends JudgedRunningTest {
  arms: ReadonlyMap<string, { name: string; picture?: MailPicture }>
}

/** A request that waits for her answer, or an appointment that its client asks to move; `answerBy` by the clock of where she is then. */
export type WaitingRequest = Pick<
  WaitingRow,
  'reference' | 'service' | 'city' | 'priceCents' | 'startsAt' | 'endsAt' | 'createdAt' | 'answerBy' | 'wishAt'
>

const WEEKS_SHOWN = 8
const WAITING_READ_MAX = 100

async function selectWaiting(sql: ISql, tenantId: string): Promise<WaitingRequest[]> {
  const [rows, rules] = await Promise.all([
    selectWaitingForHer(sql, tenantId, { limit: WAITING_READ_MAX }),
    selectBookingRules(sql, tenantId),
  ])
  return rows.map(({ reference, service, city, priceCents, startsAt, endsAt, createdAt, answerBy, wishAt }) => ({
    reference,
    service,
    city,
    priceCents,
    startsAt,
    endsAt,
    createdAt,
    answerBy: byHerClock(answerBy, rules),
    wishAt,
  }))
}

/** Reads a week; undefined where there is no such tenant. Throws RangeError for a text that is no ISO week. */
export async function readWeeklyReport(sql: ISql, tenantId: string, week: string): Promise<WeeklyReport | undefined> {
  const period = parseWeek(week)
  if (!period) throw new RangeError(`"${week}" is no week. Expected a text such as 2026-W47.`)
  const tenant = await selectReportTenant(sql, tenantId)
  if (!tenant) return undefined
  const previous = periodBefore(period)
  const [now, before, firstDay, best, sources, funnel, photos, waiting, waitingCount, weeks, tests, cities, legs, asked] =
    await Promise.all([
      readFigures(sql, tenantId, period),
      readFigures(sql, tenantId, previous),
      selectFirstDay(sql, tenantId),
      selectBestWeekBefore(sql, tenantId, period.from),
      selectSources(sql, tenantId, period),
      selectFunnel(sql, tenantId, period),
      selectSubjects(sql, tenantId, { ...period, name: 'photo_click' }),
      selectWaiting(sql, tenantId),
      countWaitingForHer(sql, tenantId),
      countWeeks(sql, tenantId, { monday: period.from, weeks: WEEKS_SHOWN }),
      readTests(sql, tenantId, addDays(period.to, 1)),
      selectValues(sql, tenantId, { ...period, dimension: 'city' }),
      selectTourLegs(sql, tenantId, addDays(period.to, 1)),
      countAskedCities(sql, tenantId),
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
    waiting,
    waitingCount,
    // A week before all that is known was not without requests: nobody counted.
    weeks: weeks.slice(firstKnownWeek(weeks.length, period.from, firstDay)).map(({ requests }) => requests),
    tests: await Promise.all(tests.map((test) => readShownTest(sql, tenantId, test))),
    cities: cities.filter(({ visitors }) => visitors >= CITY_VISITORS_MIN).map(({ value, visitors }) => ({ city: value, visitors })),
    legs,
    asked,
  }
}

const DAY_MS = 86_400_000
/** Where among `weeks` the week of her first day is. */
const firstKnownWeek = (weeks: number, monday: string, firstDay = monday): number =>
  Math.max(0, weeks - 1 - Math.max(0, Math.ceil((Date.parse(monday) - Date.parse(firstDay)) / (7 * DAY_MS))))

export async function readFigures(sql: ISql, tenantId: string, period: Period): Promise<PeriodFigures> {
  const [totals, counts] = await Promise.all([selectTotals(sql, tenantId, period), countRequests(sql, tenantId, period)])
  return { totals, counts }
}

/** Running tests with what their counts mean. `today`: a day of her time zone, e.g. 2026-11-23. */
export async function readTests(sql: ISql, tenantId: string, today: string): Promise<JudgedRunningTest[]> {
  const [tests, counts] = await Promise.all([selectRunningTests(sql, tenantId), readTestCounts(sql, tenantId)])
  return tests.map((test) => ({ test, ...judgeCounts(test, counts, today) }))
}

/** With the pictures of its photos, as they are on her site now. */
async function readShownTest(sql: ISql, tenantId: string, judged: JudgedRunningTest): Promise<ShownTest> {
  const arms = judged.test.variants.map(async ({ id, photo }) => {
    const picture = photo === undefined ? undefined : await readMailPicture(sql, tenantId, photo)
    return [id, { name: variantName(judged.test, id, picture?.name), ...(picture === undefined ? {} : { picture }) }] as const
  })
  return { ...judged, arms: new Map(await Promise.all(arms)) }
}
