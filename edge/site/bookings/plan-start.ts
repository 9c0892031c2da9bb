import type { Rejection } from '../../../tenants/contract/booking.ts'
import { BOOKING_ADVANCE_DAYS_MAX } from '../../../tenants/contract/limits.ts'
import { toInstant } from '../../../tenants/contract/local-time.ts'
import type { Manifest } from '../../../tenants/contract/manifest.ts'
import { WEEKDAYS } from '../../../tenants/contract/weekdays.ts'
import { type EdgeWords, fill, type Language } from '../../../tenants/contract/words/words.ts'
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
  /** In which a refusal is said. */
  language: Language<EdgeWords>
  now: Date
  blocked: readonly { from: number; to: number }[]
}

export const startRules = (booking: Manifest['booking'], { language, now }: Pick<StartRules, 'language' | 'now'>): StartRules => ({
  booking: { ...booking, tour: currentLegs(booking.tour, now) },
  language,
  now,
  blocked: blockedTimes(booking),
})

/** Whether she can be met there and then for so long. Free times are those that this takes, and a request is taken by nothing else. Pure. */
export function planStart(
  { local, hours, city }: { local: number; hours: number; city: string | undefined },
  { booking, language, now, blocked }: StartRules,
): PlannedStart | Rejection {
  const { fields } = language.words
  const { policy } = booking
  const opening = openingDay(local, policy)
  const day = opening ?? dateOf(local)
  const place = placeOf({ city, day }, booking)
  if ('places' in place) return invalid('city', tellPlaces(place, { language, now }))
  if ('legs' in place) {
    // After midnight the date that was asked for is not the day that counts: its legs would say the opposite.
    const isNight = day !== dateOf(local)
    const told = isNight
      ? tellNight({ evening: day, cities: citiesOn(day, booking) }, { language, now })
      : tellPlaces(place, { language, now })
    return invalid('startsAt', told)
  }
  const start = toInstant(local, place.timeZone)
  if (start === undefined) return invalid('startsAt', fields.clocksChange)
  const hoursAhead = (start - now.getTime()) / HOUR_MS
  if (hoursAhead < policy.noticeHours) return invalid('startsAt', fill(fields.notice, { hours: policy.noticeHours }))
  if (hoursAhead > BOOKING_ADVANCE_DAYS_MAX * 24) return invalid('startsAt', fields.earlier)
  if (opening === undefined) return invalid('startsAt', tellOpenings(local, { policy, language }))
  const end = start + hours * HOUR_MS
  if (blocked.some(({ from, to }) => start < to && from < end)) return invalid('startsAt', fields.away)
  return { start, end, place }
}

function tellOpenings(
  local: number,
  { policy, language }: { policy: Manifest['booking']['policy']; language: Language<EdgeWords> },
): string {
  const { fields } = language.words
  const weekday = WEEKDAYS[(new Date(local).getUTCDay() + 6) % 7]
  const hours = policy.openings
    .filter(({ days }) => weekday !== undefined && days.includes(weekday))
    .map(({ from, to }) => fill(fields.opening, { from, to }))
  if (hours.length === 0) return fields.otherWeekday
  return fill(fields.openings, { openings: new Intl.ListFormat(language.locale, { type: 'disjunction' }).format(hours) })
}

export const invalid = (field: string, message: string): Rejection => ({ reason: 'invalid_fields', fields: { [field]: message } })
