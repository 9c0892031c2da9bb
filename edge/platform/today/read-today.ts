import type { TransactionSql } from 'postgres'
import { selectBookingRules } from '../../../db/queries/booking-rules.ts'
import {
  type Period,
  type SourceCount,
  type SubjectCount,
  selectSources,
  selectSubjects,
  selectValues,
} from '../../../db/queries/dashboard.ts'
import { hasDepositDetails } from '../../../db/queries/deposit-details.ts'
import { type Picture, selectPictures } from '../../../db/queries/pictures.ts'
import { type ReportTenant, selectFirstDay, selectReportTenant, selectTourLegs } from '../../../db/queries/report-facts.ts'
import { countGroups, countWeeks, type ListRow, type RequestGroup, selectGroup } from '../../../db/queries/request-list.ts'
import { type RequestRow, selectRequest } from '../../../db/queries/requests.ts'
import { type ShellRow, selectShell } from '../../../db/queries/shell.ts'
import { selectSiteState } from '../../../db/queries/site-state.ts'
import { type AskedCity, countAskedCities } from '../../../db/queries/tour-requests.ts'
import { selectWaitingForHer, type WaitingRow } from '../../../db/queries/waiting-for-her.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { CITY_VISITORS_MIN } from '../../../tenants/contract/limits.ts'
import { addDays } from '../../http/add-days.ts'
import { localDay } from '../../http/local-day.ts'
import type { Evening } from '../diary/plan-evening.ts'
import { readEvening } from '../diary/read-evening.ts'
import { type Suggestion, suggest } from '../reports/report-suggestion.ts'
import { parseWeek, weekOf } from '../reports/report-week.ts'
import { type JudgedRunningTest, type PeriodFigures, readFigures, readTests } from '../reports/weekly-report.ts'

const WEEKS_SHOWN = 8
const WAITING_SHOWN = 3
/** Photos are opened too seldom for a week to say anything. */
const PHOTO_DAYS = 28

/** All that Today says, in figures: the queries of the weekly mail, for the week that runs. */
export interface Today {
  shell: ShellRow
  tenant: ReportTenant
  rules: BookingRules | undefined
  /** She has saved how a deposit is paid. */
  isDepositTold: boolean
  /** By her own clock, e.g. 2026-11-26, and the minutes since its midnight. */
  day: string
  minutes: number
  counts: Record<RequestGroup, number>
  /** The first of what waits for her: shell.waiting says how many there are. */
  waiting: WaitingRow[]
  next: ListRow | undefined
  /** Cities that people ask her to come to. */
  asked: AskedCity[]
  week: Period
  now: PeriodFigures
  /** The same days of the week before; undefined: not all of it is known. */
  before: PeriodFigures | undefined
  /** Requests of the last eight weeks, this one last. */
  weeks: number[]
  sources: SourceCount[]
  photos: SubjectCount[]
  pictures: Map<string, Picture>
  tests: JudgedRunningTest[]
  suggestion: Suggestion
  /** She has hidden her site: nobody can open it. */
  isHidden: boolean
  /** Nothing has been counted yet. */
  isFirstDay: boolean
  /** What she has just answered, to say what came of it. */
  answered: RequestRow | undefined
  /** Undefined: her rules are not known. */
  evening: Evening | undefined
}

export async function readToday(
  tx: TransactionSql,
  { tenantId, now, about, platform }: { tenantId: string; now: Date; about: string; platform: string },
): Promise<Today> {
  const tenant = await selectReportTenant(tx, tenantId)
  if (!tenant) throw new Error('A session without a tenant.')
  const { day, minutes } = localDay(now, tenant.timeZone)
  const monday = parseWeek(weekOf(day))?.from ?? day
  const week = { from: monday, to: day }
  const [requests, figures, rest] = await Promise.all([
    readRequests(tx, tenantId, about),
    readWeek(tx, tenantId, week),
    readRest(tx, { tenantId, tenant, day, platform }),
  ])
  const evening = await readEvening(tx, tenantId, { rules: requests.rules, now })
  return { tenant, day, minutes, week, ...requests, ...figures, ...rest, evening }
}

async function readRequests(tx: TransactionSql, tenantId: string, about: string) {
  const [shell, rules, counts, waiting, [next], asked, site, answered, isDepositTold] = await Promise.all([
    selectShell(tx, tenantId),
    selectBookingRules(tx, tenantId),
    countGroups(tx, tenantId),
    selectWaitingForHer(tx, tenantId, { limit: WAITING_SHOWN }),
    selectGroup(tx, tenantId, { group: 'coming', limit: 1 }),
    countAskedCities(tx, tenantId),
    selectSiteState(tx, tenantId),
    about === '' ? undefined : selectRequest(tx, tenantId, about),
    hasDepositDetails(tx, tenantId),
  ])
  return { shell, rules, counts, waiting, next, asked, isHidden: site?.status === 'inactive', answered, isDepositTold }
}

async function readWeek(tx: TransactionSql, tenantId: string, week: Period) {
  const last = { from: addDays(week.from, -7), to: addDays(week.to, -7) }
  const [now, before, firstDay, weeks, sources] = await Promise.all([
    readFigures(tx, tenantId, week),
    readFigures(tx, tenantId, last),
    selectFirstDay(tx, tenantId),
    countWeeks(tx, tenantId, { monday: week.from, weeks: WEEKS_SHOWN }),
    selectSources(tx, tenantId, week),
  ])
  const isFirstDay = firstDay === undefined
  const known = firstDay !== undefined && firstDay <= last.from
  return { now, before: known ? before : undefined, weeks: weeks.map(({ requests }) => requests), sources, isFirstDay }
}

async function readRest(
  tx: TransactionSql,
  { tenantId, tenant, day, platform }: { tenantId: string; tenant: ReportTenant; day: string; platform: string },
) {
  const seven = { from: addDays(day, -6), to: day }
  const [photos, pictures, tests, figures, cities, legs, sources] = await Promise.all([
    selectSubjects(tx, tenantId, { from: addDays(day, 1 - PHOTO_DAYS), to: day, name: 'photo_click' }),
    selectPictures(tx, tenantId),
    readTests(tx, tenantId, day),
    readFigures(tx, tenantId, seven),
    selectValues(tx, tenantId, { ...seven, dimension: 'city' }),
    selectTourLegs(tx, tenantId, day),
    selectSources(tx, tenantId, seven),
  ])
  const named = cities.filter(({ visitors }) => visitors >= CITY_VISITORS_MIN).map(({ value, visitors }) => ({ city: value, visitors }))
  const suggestion = suggest({ now: figures, cities: named, legs, sources, tenant }, { platform, when: 'in the last seven days' })
  return { photos, pictures, tests, suggestion }
}
