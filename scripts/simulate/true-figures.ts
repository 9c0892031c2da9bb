import type { Period } from '../../db/queries/dashboard.ts'
import { localDay } from '../../edge/http/local-day.ts'
import type { EventName } from '../../tenants/contract/event-data.ts'
import { FUNNEL, INTERACTIONS } from './funnel-steps.ts'
import type { TrueVisit, Truth } from './truth.ts'

// What a period's numbers must be, from what happened: plain filters and sums, nothing of the product's SQL.

export interface TrueFigures {
  visits: number
  pageViews: number
  bounces: number
  seconds: number
  requests: number
  /** Visits that reached each step of the funnel. */
  funnel: number[]
  /** Source -> [requests, visits]. */
  sources: Map<string, [number, number]>
  /** City -> visits. */
  cities: Map<string, number>
  /** Photo id -> [times opened, visits that did]. */
  photos: Map<string, [number, number]>
  /** Path -> [views, visits with one]. */
  pages: Map<string, [number, number]>
}

/** A visit counts on the local day it began, an event on its own. Nobody comes twice a day, so that visits are visitors. */
export function trueFigures(truth: Pick<Truth, 'visits' | 'requests'>, { from, to }: Period, timeZone: string): TrueFigures {
  const { visits } = truth
  const isWithin = ({ at }: { at: number }) => {
    const { day } = localDay(new Date(at), timeZone)
    return day >= from && day <= to
  }
  const begun = visits.filter(({ happened: [first] }) => first !== undefined && isWithin(first))
  const requests = truth.requests.filter(isWithin).map(({ source }) => source)
  const subjects = (name: EventName) => {
    const counts = new Map<string, [number, number]>()
    for (const { happened } of visits) {
      const days = new Set<string>()
      for (const each of happened.filter((one) => one.name === name && isWithin(one))) {
        const [events, seenBy] = counts.get(each.subject) ?? [0, 0]
        const key = `${each.subject} ${localDay(new Date(each.at), timeZone).day}`
        counts.set(each.subject, [events + 1, seenBy + (days.has(key) ? 0 : 1)])
        days.add(key)
      }
    }
    return counts
  }
  return {
    visits: begun.length,
    pageViews: sum(begun.map(({ happened }) => happened.filter(({ name }) => name === 'page_view').length)),
    bounces: begun.filter(({ happened }) => happened.length === 1 && !happened.some(({ name }) => INTERACTIONS.has(name))).length,
    seconds: sum(begun.map(({ happened }) => ((happened.at(-1)?.at ?? 0) - (happened[0]?.at ?? 0)) / 1000)),
    requests: requests.length,
    funnel: FUNNEL.map((_, step) => begun.filter((visit) => stepsReached(visit) > step).length),
    sources: new Map(
      [...new Set([...begun.map(({ source }) => source), ...requests])].map((source) => [
        source,
        [requests.filter((each) => each === source).length, begun.filter((visit) => visit.source === source).length],
      ]),
    ),
    cities: new Map([...new Set(begun.map(({ city }) => city))].map((city) => [city, begun.filter((visit) => visit.city === city).length])),
    photos: subjects('photo_click'),
    pages: subjects('page_view'),
  }
}

function stepsReached({ happened }: TrueVisit): number {
  let from = 0
  for (const [step, names] of FUNNEL.entries()) {
    const next = happened.findIndex(({ name }, index) => index >= from && names.includes(name))
    if (next < 0) return step
    from = next
  }
  return FUNNEL.length
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
