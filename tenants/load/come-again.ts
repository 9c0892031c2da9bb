const DAY_MS = 86_400_000
/** So long before it begins a sample's leg is a year later: it can be looked at and booked whenever somebody does. */
const AHEAD_DAYS = 3

/**
 * A sample's tour, or its notes, earliest first, each leg on its next days that lie ahead: whoever builds a sample sees a tour, and no test of one ends with a
 * date. Pure.
 */
export function comeAgain<T extends { from: string; to?: string }>(tour: readonly T[], now: Date): T[] {
  const first = new Date(now.getTime() + AHEAD_DAYS * DAY_MS).toISOString().slice(0, 10)
  return tour.map((leg) => (leg.from < first ? yearsLater(leg, first) : leg)).toSorted((a, b) => a.from.localeCompare(b.from))
}

function yearsLater<T extends { from: string; to?: string }>(leg: T, first: string): T {
  const later = { ...leg, from: yearLater(leg.from), ...(leg.to === undefined ? {} : { to: yearLater(leg.to) }) }
  return later.from < first ? yearsLater(later, first) : later
}

/** `2026-12-04` -> `2027-12-04`. */
const yearLater = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
