import type { Leg } from '../../../../tenants/contract/booking-rules.ts'
import { localDay } from '../../../http/local-day.ts'
import { currentLegs } from '../../../http/place-of.ts'
import { capital } from '../../reports/number-words.ts'
import { clockWords, daysWords, weekWords } from '../rules/hours-words.ts'
import { placesWords, servicesWords, type Telling } from '../rules/rule-words.ts'

/** Legs that are running or to come, soonest first, and those that are over, the last first. Pure. */
export function splitTour(tour: readonly Leg[], now: Date): { coming: Leg[]; past: Leg[] } {
  const sorted = tour.toSorted((a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to))
  const coming = currentLegs(sorted, now)
  return { coming, past: sorted.filter((leg) => !coming.includes(leg)).reverse() }
}

/** Whether she is there, by the city's own clock. */
export const isRunning = (leg: Leg, now: Date): boolean => leg.from <= localDay(now, leg.timeZone).day

/** What there is to know of a leg beyond its city and days: `Incall and outcall`, `From 3 pm on the first day`. */
export function legFacts(leg: Leg, { locale }: Telling): string[] {
  const places = placesWords(leg)
  const hours = [
    leg.arrives !== undefined && `from ${clockWords(leg.arrives, locale)} on the first day`,
    leg.leaves !== undefined && `until ${clockWords(leg.leaves, locale)} on the last`,
  ].filter((each) => each !== false)
  return [
    capital(places),
    ...(hours.length > 0 ? [capital(hours.join(', '))] : []),
    ...(leg.services ? [capital(servicesWords(leg))] : []),
    ...(leg.openings ? [`Hours there: ${weekWords(leg.openings, locale)}`] : []),
    ...(leg.note ? [leg.note] : []),
  ]
}

/** Her tour in one line: `In Brisbane until 8 Dec`, `Next: Brisbane, 4 to 8 Dec`, or that there is none. */
export function tourLine(tour: readonly Leg[], { telling, now }: { telling: Telling; now: Date }): string {
  const [next] = splitTour(tour, now).coming
  if (!next) return 'No tour planned.'
  const until = daysWords({ from: next.to, to: next.to }, telling)
  return isRunning(next, now) ? `In ${next.city} until ${until}.` : `Next: ${next.city}, ${daysWords(next, telling)}.`
}
