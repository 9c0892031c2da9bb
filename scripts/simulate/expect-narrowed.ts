import { expect } from 'vitest'
import type { Period } from '../../db/queries/dashboard.ts'
import { pageName } from '../../edge/platform/html/page-name.ts'
import { sourceName } from '../../edge/platform/html/source-name.ts'
import { CITY_VISITORS_MIN } from '../../tenants/contract/limits.ts'
import { StrangersText } from '../../tenants/contract/strangers-text.ts'
import { readTables } from '../test-support/read-tables.ts'
import { trueFigures } from './true-figures.ts'
import type { TrueVisit, Truth } from './truth.ts'

/** Photo -> times it was opened, visits that did, as the page shows them below the pictures. */
const readPhotos = (page: string): Map<string, string[]> =>
  new Map(
    [...page.matchAll(/by=photo&amp;is=([a-z0-9-]+)"[\s\S]*?<b>(\d+)<\/b> times?, (\d+) visits?/g)].map(([, id = '', ...counts]) => [
      id,
      counts,
    ]),
  )

interface Asked {
  /** The page of figures of that period, with more in its query. */
  open: (query: string) => Promise<string>
  truth: Truth
  week: Period
  zone: string
}

const paired = (
  counts: Map<string, [number, number]>,
  tell = (name: StrangersText) => name,
  // Her app shows a host as it is written; anything else that prints it cuts it up.
  print: (name: StrangersText) => string = String,
) => new Map([...counts].map(([name, pair]) => [print(tell(new StrangersText(name))), pair.map(String)]))

/** The page of everybody says what happened; cities in steps of five. */
export async function expectPage({ open, truth, week, zone }: Asked): Promise<void> {
  const now = trueFigures(truth, week, zone)
  const page = await open('')
  const tables = readTables(page)
  expect(tables.get('Sources')).toEqual(paired(now.sources, sourceName, ({ raw }) => raw))
  expect(readPhotos(page)).toEqual(paired(now.photos))
  expect(tables.get('Pages')).toEqual(paired(now.pages, pageName))
  const cities = [...now.cities].filter(([, visitors]) => visitors >= CITY_VISITORS_MIN)
  expect(tables.get('Cities')).toEqual(new Map(cities.map(([city, visitors]) => [city, [`${visitors - (visitors % CITY_VISITORS_MIN)}+`]])))
  expect([...(tables.get('From a visit to a request')?.values() ?? [])].flat()).toEqual(now.funnel.map(String))
}

/** The page, narrowed to one thing, says what is true of those visits alone; of a few people in one city it says nothing. */
export async function expectNarrowed({ open, truth, week, zone }: Asked): Promise<void> {
  const now = trueFigures(truth, week, zone)
  const photo = [...now.photos.keys()][0] ?? ''
  const did = (event: string, about: string) => (visit: TrueVisit) =>
    visit.happened.some(({ name, subject }) => name === event && subject === about)
  const filters: [query: string, isMeant: (visit: TrueVisit) => boolean, source?: string][] = [
    ...[...now.sources.keys()].map((source): [string, (visit: TrueVisit) => boolean, string] => [
      `&by=source&is=${source}`,
      (visit) => visit.source === source,
      source,
    ]),
    ['&by=page&is=%2Frates', did('page_view', '/rates')],
    [`&by=photo&is=${photo}`, did('photo_click', photo)],
  ]
  for (const [query, isMeant, source] of filters) {
    const visits = truth.visits.filter(isMeant)
    const figures = trueFigures({ visits, requests: requestsOf(truth, visits, source) }, week, zone)
    const page = await open(query)
    const tables = readTables(page)
    const large = [...page.matchAll(/<strong>(\d+)<\/strong>/g)].map(([, count]) => Number(count))
    expect(large, query).toEqual([figures.requests, figures.visits])
    // A source of which only somebody came who is not counted has a request, and no visits to tell of.
    const funnel = figures.visits === 0 ? [] : figures.funnel.map(String)
    expect([...(tables.get('From a visit to a request')?.values() ?? [])].flat(), query).toEqual(funnel)
    expect(readPhotos(page), query).toEqual(paired(figures.photos))
    expect(tables.get('Sources')?.size, query).toBe(figures.sources.size)
  }
  const few = [...now.cities].find(([, visitors]) => visitors < CITY_VISITORS_MIN)?.[0]
  expect(few).toBeDefined()
  for (const city of [few, 'Nowhere']) {
    const page = await open(`&by=city&is=${city}`)
    expect(page).toContain('people came from there, so nothing is shown')
    expect(page).not.toContain('<strong>')
  }
}

/** Requests keep their source; by anything else those visits count that sent the form. */
const requestsOf = (truth: Truth, visits: readonly TrueVisit[], source: string | undefined): Truth['requests'] =>
  source === undefined
    ? visits.flatMap(({ happened, source: from }) =>
        happened.filter(({ name }) => name === 'form_submit').map(({ at }) => ({ at, source: from })),
      )
    : truth.requests.filter((each) => each.source === source)
