import type { BookingDraft } from '../../tenants/contract/booking.ts'
import type { BookingRules, Leg } from '../../tenants/contract/booking-rules.ts'
import { BOOKING_ADVANCE_DAYS_MAX } from '../../tenants/contract/limits.ts'
import { toInstant } from '../../tenants/contract/local-time.ts'
import { blockedTimes } from './blocked-times.ts'
import { goesOnBefore } from './next-place.ts'
import { offsetAt } from './offset-at.ts'
import { dateOf, evenings, type Hours, hoursOf, isOpen } from './opening-day.ts'
import { citiesOn, currentLegs, hoursOfLeg, isLegOn, type NoPlace, type Place, placeOf } from './place-of.ts'

const HOUR_MS = 3_600_000

export interface PlannedStart {
  /** Milliseconds since 1970. */
  start: number
  end: number
  place: Place
}

/** Why she cannot be met there and then. */
export type StartRefusal =
  | { why: 'elsewhere'; none: NoPlace }
  /** After midnight it is still the night of the day before. */
  | { why: 'night'; evening: string; cities: string[] }
  | { why: 'clocks_change' }
  /** Not there: only some of what she offers. */
  | { why: 'service'; leg: Leg }
  | { why: 'notice'; hours: number }
  | { why: 'too_far' }
  /** `hours`: when a booking may start on that day. */
  | { why: 'closed'; hours: { from: string; to: string }[] }
  | { why: 'blocked' }
  | { why: 'arrives' | 'leaves'; leg: Leg }
  /** Before it ends she has gone on. */
  | { why: 'goes_on'; city: string }

/** What is the same for every start that is looked at. */
export interface StartRules<Rules extends BookingRules = BookingRules> {
  /** With the legs that are not over. */
  booking: Rules
  now: Date
  blocked: readonly { from: number; to: number }[]
}

export const startRules = <Rules extends BookingRules>(booking: Rules, now: Date): StartRules<Rules> => ({
  booking: { ...booking, tour: currentLegs(booking.tour, now) },
  now,
  blocked: blockedTimes(booking),
})

interface AskedStart {
  /** From parseLocalTime. */
  local: number
  hours: number
  city: string | undefined
  /** Its id; absent: whichever it is. */
  service?: string | undefined
}

/**
 * Whether she can be met there and then for so long: a request is taken by nothing else, and free times are those of its starts that lie on a half hour
 * (openStarts). Whoever types a time, without the form's script or while the calendar cannot be read, may ask for any minute. Pure.
 */
export function planStart({ local, hours, city, service }: AskedStart, { booking, now, blocked }: StartRules): PlannedStart | StartRefusal {
  const { policy } = booking
  const evening = eveningOf({ local, city }, booking)
  const day = evening ?? dateOf(local)
  const place = placeOf({ city, day }, booking)
  if ('places' in place) return { why: 'elsewhere', none: place }
  if ('legs' in place) {
    // After midnight the date that was asked for is not the day that counts: its legs would say the opposite.
    return day === dateOf(local) ? { why: 'elsewhere', none: place } : { why: 'night', evening: day, cities: citiesOn(day, booking) }
  }
  const { leg } = place
  if (leg && service !== undefined && leg.services?.includes(service) === false) return { why: 'service', leg }
  const start = toInstant(local, place.timeZone)
  if (start === undefined) return { why: 'clocks_change' }
  const hoursAhead = (start - now.getTime()) / HOUR_MS
  if (hoursAhead < policy.noticeHours) return { why: 'notice', hours: policy.noticeHours }
  if (hoursAhead > BOOKING_ADVANCE_DAYS_MAX * 24) return { why: 'too_far' }
  if (evening === undefined) return { why: 'closed', hours: hoursOf(day, place.hours) }
  const end = start + hours * HOUR_MS
  if (leg?.arrives !== undefined && dateOf(local) === leg.from && timeOf(local) < leg.arrives) return { why: 'arrives', leg }
  if (leg?.leaves !== undefined && textOf(local + hours * HOUR_MS) > `${leg.to}T${leg.leaves}`) return { why: 'leaves', leg }
  const goesOnTo = goesOnBefore(end, { place, day }, booking)
  if (goesOnTo !== undefined) return { why: 'goes_on', city: goesOnTo }
  if (blocked.some(({ from, to }) => start < to && from < end)) return { why: 'blocked' }
  return { start, end, place }
}

/** Whether rules offer the time of a request, as they would have when it came: the same question once more where it is written. Pure. */
export function isOffered(
  {
    startsAt,
    endsAt,
    city,
    timeZone,
    receivedAt,
    service,
  }: Pick<BookingDraft, 'startsAt' | 'endsAt' | 'city' | 'timeZone' | 'receivedAt'> & Partial<Pick<BookingDraft, 'service'>>,
  rules: BookingRules,
): boolean {
  const [start, end] = [Date.parse(startsAt), Date.parse(endsAt)]
  const local = start + offsetAt(timeZone, start) * 60_000
  const planned = planStart({ local, hours: (end - start) / HOUR_MS, city, service }, startRules(rules, new Date(receivedAt)))
  return 'start' in planned && planned.start === start
}

/** The day in whose openings there a start lies: its own, or that of the evening before. Undefined: in none. Pure. */
export const eveningOf = ({ local, city }: Pick<AskedStart, 'local' | 'city'>, booking: BookingRules): string | undefined =>
  evenings(local).find((each) => isOpen(each, hoursOn({ city, day: each.day }, booking)))?.day

/** The same, and the date itself where it lies in none: she may agree to any hour. Pure. */
export const dayOf = (asked: Pick<AskedStart, 'local' | 'city'>, booking: BookingRules): string =>
  eveningOf(asked, booking) ?? dateOf(asked.local)

/** Her hours for somebody who asks for a city on a day: those of where she is then, so that no night is offered in two cities. */
export function hoursOn(asked: { city: string | undefined; day: string }, booking: BookingRules): Hours {
  const place = placeOf(asked, booking)
  if ('city' in place) return place.hours
  const leg = booking.tour.find((each) => isLegOn(each, asked.day))
  return leg ? hoursOfLeg(leg, booking.policy) : booking.policy
}

const textOf = (local: number): string => new Date(local).toISOString().slice(0, 16)
const timeOf = (local: number): string => textOf(local).slice(11)
