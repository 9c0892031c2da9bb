import type { BookingRules, Leg } from '../../tenants/contract/booking-rules.ts'
import { parseLocalTime, toInstant } from '../../tenants/contract/local-time.ts'
import { addDays } from './add-days.ts'
import { dateOf, type Hours, hoursOf } from './opening-day.ts'
import { hoursOfLeg, isLegOn, isSame, type Place } from './place-of.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/**
 * The city that she goes to before a time with somebody is over (`end`, milliseconds since 1970), who would be left: that of the leg which begins next, or home
 * when this one is over. She is there from her arrival on, where the leg says it, else from the hour at which a booking may first begin there. `day` is the
 * evening's. Undefined: she stays so long, or home may be asked for during legs too. Pure.
 */
export function goesOnBefore(
  end: number,
  { place, day }: { place: Pick<Place, 'city' | 'leg'>; day: string },
  booking: BookingRules,
): string | undefined {
  const { tour, policy } = booking
  if (!place.leg && policy.homeDuringTour) return undefined
  // By then no clock has come to a later day: most legs need no look at theirs.
  const latest = dateOf(end + DAY_MS)
  const last = place.leg && lastThere(place.leg, tour)
  const legs = tour
    .filter((leg) => leg.from <= latest && !isSame(leg.city, place.city) && isNext(leg, { day, last }))
    .map((leg) => ({ city: leg.city, at: firstAt(leg.from, { ...leg, hours: hoursOfLeg(leg, policy) }) }))
  const back = last === undefined ? undefined : addDays(last, 1)
  const isHome = back !== undefined && back <= latest && !tour.some((leg) => isLegOn(leg, back))
  const home = isHome ? [{ city: booking.city, at: firstAt(back, { timeZone: booking.timeZone, hours: policy }) }] : []
  return [...legs, ...home].filter(({ at }) => at < end).toSorted((a, b) => a.at - b.at)[0]?.city
}

/** Two cities share a day of travel: until her arrival is said, she can be asked for in either. */
const isNext = ({ from, arrives }: Leg, { day, last = day }: { day: string; last?: string | undefined }): boolean =>
  from >= day && (from > last || arrives !== undefined)

/** The last day of a stay that may be several legs. */
function lastThere(leg: Leg, tour: readonly Leg[]): string {
  const next = tour.find(({ city, from, to }) => isSame(city, leg.city) && from > leg.from && from <= addDays(leg.to, 1) && to > leg.to)
  return next ? lastThere(next, tour) : leg.to
}

/** The first moment of a day at which she can be met; of a day that is closed its end. */
function firstAt(day: string, { arrives, timeZone, hours }: { arrives?: string | undefined; timeZone: string; hours: Hours }): number {
  const opens = hoursOf(day, hours)
    .map(({ from }) => from)
    .sort()[0]
  const time = arrives ?? opens
  const local = parseLocalTime(time === undefined ? `${addDays(day, 1)}T00:00` : `${day}T${time}`) ?? Number.NaN
  // In the hour that clocks skip: when they go on.
  return toInstant(local, timeZone) ?? toInstant(local + HOUR_MS, timeZone) ?? Number.NaN
}
