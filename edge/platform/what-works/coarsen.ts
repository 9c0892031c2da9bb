import type { Totals } from '../../../db/queries/dashboard.ts'
import type { FilteredFigures } from '../../../db/queries/filtered-figures.ts'
import { CITY_VISITORS_MIN } from '../../../tenants/contract/limits.ts'
import type { StrangersText } from '../../../tenants/contract/strangers-text.ts'

// Where a city meets anything else, counts are told in steps of five, rounded down, and none below five: two pages that differ by a few people then
// say the same, so that nobody is found by subtracting one from the other (docs/privacy.md). Pure.

const inSteps = (count: number): number => count - (count % CITY_VISITORS_MIN)

export interface CityCount {
  city: StrangersText
  /** At least so many: a multiple of five. */
  visitors: number
}

/** Cities that may be named. `rest`: visitors of the same days that the page leaves out; a rest of a few would be found by subtraction. */
export function planCities(counts: readonly { value: StrangersText; visitors: number }[], { rest }: { rest: number }): CityCount[] {
  if (rest > 0 && rest < CITY_VISITORS_MIN) return []
  return counts
    .map(({ value, visitors }) => ({ city: value, visitors: inSteps(visitors) }))
    .filter(({ visitors }) => visitors >= CITY_VISITORS_MIN)
}

/** A page about one city: every count of visits in steps, no single days. Undefined where too few came from there to say anything. */
export function coarsen(figures: FilteredFigures): FilteredFigures | undefined {
  const { totals } = figures
  if (totals.visitors < CITY_VISITORS_MIN) return undefined
  const named = <Row extends { visits: number }>(rows: readonly Row[]): Row[] =>
    rows.filter(({ visits }) => visits >= CITY_VISITORS_MIN).map((row) => stepped(row))
  return {
    ...figures,
    totals: coarseTotals(totals),
    days: [],
    sources: named(figures.sources).filter(({ visitors }) => visitors >= CITY_VISITORS_MIN),
    campaigns: named(figures.campaigns).filter(({ visitors }) => visitors >= CITY_VISITORS_MIN),
    cities: [],
    devices: named(figures.devices).filter(({ visitors }) => visitors >= CITY_VISITORS_MIN),
    entries: named(figures.entries).filter(({ visitors }) => visitors >= CITY_VISITORS_MIN),
    pages: named(figures.pages),
    photos: named(figures.photos),
    funnel: figures.funnel.map((step) => ({ ...step, visits: inSteps(step.visits) })),
  }
}

/** Counts of one row; a name or a number of a step stays. */
function stepped<Row extends { visits: number; visitors?: number; events?: number }>(row: Row): Row {
  return {
    ...row,
    visits: inSteps(row.visits),
    ...(row.visitors === undefined ? {} : { visitors: inSteps(row.visitors) }),
    ...(row.events === undefined ? {} : { events: inSteps(row.events) }),
  }
}

/** Time is told as a mean of at least five visits, whose number is not told. */
function coarseTotals({ visits, visitors, seconds }: Totals): Totals {
  const steps = inSteps(visits)
  return {
    visits: steps,
    visitors: inSteps(visitors),
    pageViews: 0,
    bounces: 0,
    seconds: Math.round((seconds / Math.max(1, visits)) * steps),
  }
}
