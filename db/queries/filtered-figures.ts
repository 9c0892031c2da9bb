import type { ISql } from 'postgres'
import { StrangersText } from '../../tenants/contract/strangers-text.ts'
import type { DayCount, FunnelStep, Period, SourceCount, SubjectCount, Totals, ValueCount } from './dashboard.ts'

/** What a page of figures can be narrowed to: one thing at a time, so that two answers cannot be subtracted to find one person. */
export const FILTERS = ['source', 'campaign', 'city', 'device', 'entry', 'page', 'photo'] as const
export interface VisitFilter {
  by: (typeof FILTERS)[number]
  value: string
}

/** What is known of the visits that a filter leaves, shaped as the rollups' answers are. */
export interface FilteredFigures {
  totals: Totals
  requests: number
  days: DayCount[]
  sources: SourceCount[]
  campaigns: (ValueCount & { requests: number })[]
  cities: ValueCount[]
  devices: ValueCount[]
  entries: ValueCount[]
  pages: SubjectCount[]
  photos: SubjectCount[]
  funnel: FunnelStep[]
}

interface Row {
  part: string
  name: string | null
  visits: number
  visitors: number
  events: number
  seconds: number
  pageViews: number
  bounces: number
}

/** Of visits and events that are still kept (`event_days`); the caller asks for no older day. */
export async function selectFilteredFigures(
  sql: ISql,
  tenantId: string,
  { from, to, by, value }: Period & VisitFilter,
): Promise<FilteredFigures> {
  const rows = await sql<Row[]>`
    select part, name, visits, visitors, events, coalesce(seconds, 0) as seconds, coalesce(page_views, 0) as "pageViews", bounces
    from narrowed_figures(${tenantId}::text, ${from}::date, ${to}::date, ${by}::text, ${value}::text)
  `
  const parts = Map.groupBy(rows, ({ part }) => part)
  const of = (part: string) => parts.get(part) ?? []
  const values = (part: string) =>
    of(part).map(({ name, visits, visitors }) => ({ value: new StrangersText(name ?? ''), visits, visitors }))
  const subjects = (part: string) =>
    of(part)
      .map(({ name, events, visits }) => ({ subject: new StrangersText(name ?? ''), events, visits }))
      .toSorted((a, b) => b.events - a.events)
  const [all] = of('all')
  return {
    totals: {
      visits: all?.visits ?? 0,
      visitors: all?.visitors ?? 0,
      pageViews: all?.pageViews ?? 0,
      bounces: all?.bounces ?? 0,
      seconds: all?.seconds ?? 0,
    },
    requests: of('asked')[0]?.events ?? 0,
    days: everyDay({ from, to }, of('day'), of('asked_day')),
    sources: withRequests(of('source'), of('asked_source')),
    campaigns: withRequests(of('campaign'), of('asked_campaign')).map(({ source: value, ...counts }) => ({ value, ...counts })),
    cities: values('city'),
    devices: values('device'),
    entries: values('entry'),
    pages: subjects('page'),
    photos: subjects('photo'),
    funnel: of('step')
      .map(({ name, visits, events }) => ({ step: events, name: name ?? '', visits }))
      .toSorted((a, b) => a.step - b.step),
  }
}

const DAY_MS = 86_400_000

/** Quiet days too. */
function everyDay({ from, to }: Period, seen: readonly Row[], asked: readonly Row[]): DayCount[] {
  const [visitsOf, requestsOf] = [new Map(seen.map((row) => [row.name, row])), new Map(asked.map((row) => [row.name, row.events]))]
  const days: DayCount[] = []
  for (let at = Date.parse(`${from}T00:00Z`); at <= Date.parse(`${to}T00:00Z`); at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10)
    const { visits = 0, visitors = 0 } = visitsOf.get(day) ?? {}
    days.push({ day, visits, visitors, requests: requestsOf.get(day) ?? 0 })
  }
  return days
}

/** A source may have brought a request and no visit of that time: the visit began before it. */
function withRequests(seen: readonly Row[], asked: readonly Row[]): SourceCount[] {
  const names = new Set([...seen, ...asked].map(({ name }) => name ?? ''))
  return [...names]
    .map((name) => {
      const { visits = 0, visitors = 0 } = seen.find((row) => row.name === name) ?? {}
      return { source: new StrangersText(name), visits, visitors, requests: asked.find((row) => row.name === name)?.events ?? 0 }
    })
    .toSorted((a, b) => b.requests - a.requests || b.visits - a.visits)
}
