import type { Leg } from '../../tenants/contract/booking-rules.ts'
import { localDay } from './local-day.ts'

/** Of each city the leg that is next or running, by its own clock, the soonest first. Pure. */
export function nextLegs(tour: readonly Leg[], now: Date): Leg[] {
  const coming = tour.filter(({ to, timeZone }) => localDay(now, timeZone).day <= to).toSorted((a, b) => a.from.localeCompare(b.from))
  return coming.filter((leg, index) => coming.findIndex(({ city }) => city === leg.city) === index)
}
