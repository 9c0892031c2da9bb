import { BOOKING_ADVANCE_DAYS_MAX } from '../../../tenants/contract/limits.ts'
import { addDays } from '../../http/add-days.ts'
import { placeOf } from '../../http/place-of.ts'
import { eveningOf, type StartRules } from '../../http/plan-start.ts'

/** Days that are shown: `day` is what was asked for, `from` the first of them. */
interface Shown {
  day: string
  from: string
  days: number
  city: string
  service: string
}

/**
 * A day that leads to those before, and one to those after: where she can be asked for then, over a gap between two legs too. Undefined: before today, after the last
 * leg there, or later than bookings are taken, there are none. Pure.
 */
export function daysAround(
  { day, from, days, city, service }: Shown,
  { booking, now }: Pick<StartRules, 'booking' | 'now'>,
): { earlier: string | undefined; later: string | undefined } {
  const today = now.toISOString().slice(0, 10)
  const last = addDays(today, BOOKING_ADVANCE_DAYS_MAX)
  const next = addDays(from, days)
  const isThere = (date: string) =>
    [date, eveningOf({ local: Date.parse(`${date}T00:00Z`), city }, booking)].some((each) => {
      const place = each === undefined ? undefined : placeOf({ city, day: each }, booking)
      return place !== undefined && 'city' in place && place.leg?.services?.includes(service) !== false
    })
  // Where she is changes nowhere but at the ends of a leg, and in the night after it.
  const ends = booking.tour.flatMap((leg) => [leg.from, addDays(leg.from, -1), leg.to, addDays(leg.to, 1)])
  const before = [addDays(from, -1), ...ends].filter((date) => date >= today && date < from && isThere(date)).sort()
  const after = [next, ...ends].filter((date) => date >= next && date <= last && isThere(date)).sort()
  const [earlier, later] = [before.at(-1), after[0]]
  return {
    earlier: earlier && [earlier, addDays(day, -days)].sort()[0],
    later: later && [later, addDays(day, days)].sort()[1],
  }
}
