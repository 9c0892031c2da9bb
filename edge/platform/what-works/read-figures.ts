import type { ISql } from 'postgres'
import { countRequests, type RequestCounts } from '../../../db/queries/count-requests.ts'
import {
  type DayCount,
  type FunnelStep,
  type Period,
  type SourceCount,
  type SubjectCount,
  selectDays,
  selectFunnel,
  selectSources,
  selectSubjects,
  selectTotals,
  selectValues,
  type Totals,
} from '../../../db/queries/dashboard.ts'
import { selectFilteredFigures, type VisitFilter } from '../../../db/queries/filtered-figures.ts'
import { selectFirstDay } from '../../../db/queries/report-facts.ts'
import { selectCampaigns, selectFirstKeptDay } from '../../../db/queries/traffic-values.ts'
import type { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { type CityCount, coarsen, planCities } from './coarsen.ts'
import type { View } from './read-view.ts'

export interface NameCount {
  name: StrangersText
  visitors: number
  /** Undefined: requests are not counted by it. */
  requests?: number
}

/** What a page says: of everybody from daily sums, of a filter's visits from the visits themselves. */
export interface Figures {
  totals: Totals
  requests: number
  days: DayCount[]
  sources: SourceCount[]
  campaigns: NameCount[]
  entries: NameCount[]
  devices: NameCount[]
  cities: CityCount[]
  pages: SubjectCount[]
  photos: SubjectCount[]
  funnel: FunnelStep[]
  /** What became of the requests; undefined under a filter. */
  outcome: RequestCounts | undefined
  /** Whether counts are told in steps of five. */
  isCoarse: boolean
}

export interface ReadFigures {
  /** Undefined: too few people to say anything. */
  figures: Figures | undefined
  /** The time to compare with; undefined where not all of it is known: "73 more than before" needs a before. */
  before: { visitors: number; requests: number } | undefined
  /** The first day that was counted, where that is later than what was asked. */
  since: string | undefined
}

/** `today`: a day of her time zone. */
export async function readFigures(sql: ISql, tenantId: string, { view, today }: { view: View; today: string }): Promise<ReadFigures> {
  const { period, compared, filter } = view
  const [firstDay, firstKept] = await Promise.all([selectFirstDay(sql, tenantId), selectFirstKeptDay(sql, tenantId, today)])
  const isKnown = (day: string) => firstDay !== undefined && firstDay <= day && (filter === undefined || firstKept <= day)
  const comparedPeriod = compared !== undefined && isKnown(compared.from) ? compared : undefined
  if (filter === undefined) {
    const [figures, before] = await Promise.all([
      readAll(sql, tenantId, period),
      comparedPeriod && readBefore(sql, tenantId, comparedPeriod),
    ])
    return { figures, before, since: undefined }
  }
  const since = period.from < firstKept ? firstKept : undefined
  const kept = { from: since ?? period.from, to: period.to }
  const [figures, before] = await Promise.all([
    readFiltered(sql, tenantId, { period: kept, filter }),
    comparedPeriod && readFiltered(sql, tenantId, { period: comparedPeriod, filter }),
  ])
  return { figures, before: before && { visitors: before.totals.visitors, requests: before.requests }, since }
}

async function readBefore(sql: ISql, tenantId: string, period: Period) {
  const [{ visitors }, { requests }] = await Promise.all([selectTotals(sql, tenantId, period), countRequests(sql, tenantId, period)])
  return { visitors, requests }
}

async function readAll(sql: ISql, tenantId: string, period: Period): Promise<Figures> {
  const values = (dimension: string) => selectValues(sql, tenantId, { ...period, dimension })
  const subjects = (name: string) => selectSubjects(sql, tenantId, { ...period, name })
  const [totals, outcome, days, sources, campaigns, entries, devices, cities, pages, photos, funnel] = await Promise.all([
    selectTotals(sql, tenantId, period),
    countRequests(sql, tenantId, period),
    selectDays(sql, tenantId, period),
    selectSources(sql, tenantId, period),
    selectCampaigns(sql, tenantId, period),
    values('entry'),
    values('device'),
    values('city'),
    subjects('page_view'),
    subjects('photo_click'),
    selectFunnel(sql, tenantId, period),
  ])
  return {
    totals,
    requests: outcome.requests,
    outcome,
    days,
    sources,
    campaigns: campaigns.map(({ campaign, ...counts }) => ({ name: campaign, ...counts })),
    entries: named(entries),
    devices: named(devices),
    cities: planCities(cities, { rest: 0 }),
    pages,
    photos,
    funnel,
    isCoarse: false,
  }
}

async function readFiltered(
  sql: ISql,
  tenantId: string,
  { period, filter }: { period: Period; filter: VisitFilter },
): Promise<Figures | undefined> {
  const [everybody, exact] = await Promise.all([
    selectTotals(sql, tenantId, period),
    selectFilteredFigures(sql, tenantId, { ...period, ...filter }),
  ])
  const told = filter.by === 'city' ? coarsen(exact) : exact
  if (told === undefined) return undefined
  return {
    ...told,
    campaigns: named(told.campaigns),
    entries: named(told.entries),
    devices: named(told.devices),
    cities: planCities(told.cities, { rest: everybody.visitors - exact.totals.visitors }),
    outcome: undefined,
    isCoarse: filter.by === 'city',
  }
}

const named = (rows: readonly { value: StrangersText; visitors: number; requests?: number }[]): NameCount[] =>
  rows.map(({ value, visitors, requests }) => ({ name: value, visitors, ...(requests === undefined ? {} : { requests }) }))
