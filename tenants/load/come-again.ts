import type { TourLeg } from '../contract/policy.ts'

const DAY_MS = 86_400_000
/** So long before it begins a sample's leg is a year later: it can be looked at and booked whenever somebody does. */
const AHEAD_DAYS = 3

/** A sample's tour, earliest first, each leg on its next days that lie ahead: whoever builds a sample sees a tour, and no test of one ends with a date. Pure. */
export function comeAgain(tour: readonly TourLeg[], now: Date): TourLeg[] {
  const first = new Date(now.getTime() + AHEAD_DAYS * DAY_MS).toISOString().slice(0, 10)
  return tour
    .map((leg) => {
      let { from, to } = leg
      while (from < first) [from, to] = [yearLater(from), yearLater(to)]
      return { ...leg, from, to }
    })
    .toSorted((a, b) => a.from.localeCompare(b.from))
}

/** `2026-12-04` -> `2027-12-04`. */
const yearLater = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
