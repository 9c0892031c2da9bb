import type { SubjectCount } from '../../../db/queries/dashboard.ts'
import type { VisitFilter } from '../../../db/queries/filtered-figures.ts'
import type { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { pageName } from '../html/page-name.ts'
import { sourceName } from '../html/source-name.ts'
import { capital } from '../reports/number-words.ts'
import { stepWords } from '../reports/report-sentences.ts'
import type { NameRow } from './NameTable.tsx'
import type { Figures, NameCount } from './read-figures.ts'
import { type View, viewAddress } from './read-view.ts'

export interface PlannedTable {
  title: string
  heads: string[]
  rows: NameRow[]
  empty: string
}

const NO_VISITS = 'No visits in this period.'

/** Every table of the page but the photos', each row with the address that narrows the page to it. Pure. */
export function planTables(figures: Figures, view: View): PlannedTable[] {
  const { isCoarse } = figures
  const told = (count: number) => tellCount(count, { isCoarse })
  const link = (by: VisitFilter['by'], { raw }: StrangersText) => viewAddress(view, { filter: { by, value: raw } })
  const named = (by: VisitFilter['by'], counts: readonly NameCount[]): NameRow[] =>
    counts.map(({ name, visitors, requests }) => ({
      name: String(tellName(by, name)),
      source: by === 'source' ? name : undefined,
      href: link(by, name),
      figures: [...(requests === undefined ? [] : [requests]), told(visitors)],
      share: visitors / most(counts.map((each) => each.visitors)),
    }))
  return [
    {
      title: 'Sources',
      heads: ['Source', 'Requests', 'Visitors'],
      rows: named(
        'source',
        figures.sources.map(({ source, ...counts }) => ({ name: source, ...counts })),
      ),
      empty: NO_VISITS,
    },
    { title: 'From a visit to a request', heads: ['Step', 'Visits'], rows: planFunnel(figures, told), empty: NO_VISITS },
    {
      title: 'Campaigns',
      heads: figures.campaigns.some(({ requests }) => requests !== undefined)
        ? ['Campaign', 'Requests', 'Visitors']
        : ['Campaign', 'Visitors'],
      rows: named('campaign', figures.campaigns),
      empty: 'No visits from a campaign link.',
    },
    { title: 'First pages', heads: ['Page', 'Visitors'], rows: named('entry', figures.entries), empty: NO_VISITS },
    {
      title: 'Pages',
      heads: ['Page', 'Views', 'Visits'],
      rows: planSubjects(figures.pages, told, (page) => link('page', page)),
      empty: NO_VISITS,
    },
    {
      title: 'Cities',
      heads: ['City', 'Visitors'],
      rows: planCityRows(figures, view),
      empty: 'No city with five visitors or more.',
    },
    { title: 'Devices', heads: ['Device', 'Visitors'], rows: named('device', figures.devices), empty: NO_VISITS },
  ]
}

/** What a value is called. Still a stranger's text. */
export function tellName(by: VisitFilter['by'], value: StrangersText): StrangersText {
  if (by === 'source') return sourceName(value)
  return by === 'entry' || by === 'page' ? pageName(value) : value
}

/** `12`; where counts are told in steps of five, `10+`, and none of fewer. */
export const tellCount = (count: number, { isCoarse }: { isCoarse: boolean }): string =>
  isCoarse ? (count === 0 ? 'fewer than 5' : `${count}+`) : String(count)

function planFunnel({ funnel }: Figures, told: (count: number) => string): NameRow[] {
  const first = Math.max(1, funnel[0]?.visits ?? 0)
  return (funnel[0]?.visits ?? 0) === 0
    ? []
    : funnel.map(({ name, visits }) => ({ name: capital(stepWords(name)), figures: [told(visits)], share: visits / first }))
}

const planSubjects = (
  counts: readonly SubjectCount[],
  told: (count: number) => string,
  link: (subject: StrangersText) => string,
): NameRow[] =>
  counts.map(({ subject, events, visits }) => ({
    name: String(pageName(subject)),
    href: link(subject),
    figures: [told(events), told(visits)],
    share: events / most(counts.map((each) => each.events)),
  }))

const planCityRows = ({ cities }: Figures, view: View): NameRow[] =>
  cities.map(({ city, visitors }) => ({
    name: String(city),
    href: viewAddress(view, { filter: { by: 'city', value: city.raw } }),
    figures: [tellCount(visitors, { isCoarse: true })],
    share: visitors / most(cities.map((each) => each.visitors)),
  }))

const most = (counts: readonly number[]): number => Math.max(1, ...counts)
