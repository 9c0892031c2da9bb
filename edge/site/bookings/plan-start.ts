import type { Rejection } from '../../../tenants/contract/booking.ts'
import { BOOKING_ADVANCE_DAYS_MAX } from '../../../tenants/contract/limits.ts'
import { toInstant } from '../../../tenants/contract/local-time.ts'
import type { Manifest } from '../../../tenants/contract/manifest.ts'
import { WEEKDAYS } from '../../../tenants/contract/weekdays.ts'
import { blockedTimes } from '../../http/blocked-times.ts'
import { dateOf, openingDay } from '../../http/opening-day.ts'
import { citiesOn, currentLegs, type Place, placeOf } from '../../http/place-of.ts'
import { tellNight, tellPlaces } from './tell-places.ts'

const HOUR_MS = 3_600_000

export interface PlannedStart {
  /** Milliseconds since 1970. */
  start: number
  end: number
  place: Place
}

/** What is the same for every start that is looked at. */
export interface StartRules {
  /** With the legs that are not over. */
  booking: Manifest['booking']
  locale: string
  now: Date
  blocked: readonly { from: number; to: number }[]
}

export const startRules = ({ booking, locale }: Pick<Manifest, 'booking' | 'locale'>, now: Date): StartRules => ({
  booking: { ...booking, tour: currentLegs(booking.tour, now) },
  locale,
  now,
  blocked: blockedTimes(booking),
})

/** Whether she can be met there and then for so long. Free times are those that this takes, and a request is taken by nothing else. Pure. */
export function planStart(
  { local, hours, city }: { local: number; hours: number; city: string | undefined },
  { booking, locale, now, blocked }: StartRules,
): PlannedStart | Rejection {
  const { policy } = booking
  const opening = openingDay(local, policy)
  const day = opening ?? dateOf(local)
  const place = placeOf({ city, day }, booking)
  if ('places' in place) return invalid('city', tellPlaces(place, { locale, now }))
  if ('legs' in place) {
    // After midnight the date that was asked for is not the day that counts: its legs would say the opposite.
    const isNight = day !== dateOf(local)
    const told = isNight ? tellNight({ evening: day, cities: citiesOn(day, booking) }, { locale, now }) : tellPlaces(place, { locale, now })
    return invalid('startsAt', told)
  }
  const start = toInstant(local, place.timeZone)
  if (start === undefined) return invalid('startsAt', 'The clocks change at that moment. Please choose another time.')
  const hoursAhead = (start - now.getTime()) / HOUR_MS
  if (hoursAhead < policy.noticeHours) return invalid('startsAt', `Please choose a time at least ${policy.noticeHours} hours from now.`)
  if (hoursAhead > BOOKING_ADVANCE_DAYS_MAX * 24) return invalid('startsAt', 'Please choose an earlier date.')
  if (opening === undefined) return invalid('startsAt', tellOpenings(local, policy))
  const end = start + hours * HOUR_MS
  if (blocked.some(({ from, to }) => start < to && from < end)) return invalid('startsAt', 'I am away at that time. Please choose another.')
  return { start, end, place }
}

function tellOpenings(local: number, { openings }: Manifest['booking']['policy']): string {
  const weekday = WEEKDAYS[(new Date(local).getUTCDay() + 6) % 7]
  const hours = openings
    .filter(({ days }) => weekday !== undefined && days.includes(weekday))
    .map(({ from, to }) => `between ${from} and ${to}`)
  return hours.length === 0 ? 'Please choose another day of the week.' : `Please choose a start ${hours.join(' or ')}.`
}

export const invalid = (field: string, message: string): Rejection => ({ reason: 'invalid_fields', fields: { [field]: message } })
