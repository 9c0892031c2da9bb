import type { BookingRules, Leg } from '../../tenants/contract/booking-rules.ts'
import { localDay } from './local-day.ts'
import type { Hours } from './opening-day.ts'

/** Where she meets a client, and by which clock. */
export interface Place {
  city: string
  timeZone: string
  /** She receives there, she visits there. */
  incall: boolean
  outcall: boolean
  /** When a booking may start there. */
  hours: Hours
  /** Absent: it is her home. */
  leg?: Leg
}

/** She is somewhere else on that day, or never there at all. */
export type NoPlace = { legs: Leg[] } | { places: string[]; tour: Leg[] }

/**
 * The one answer to "can she be asked for there on that day?", for free times, the form and what is written. A city of her tour is hers on the
 * days of its legs, first and last included; the home city on all others, and during a leg where `homeDuringTour` says so; no other city ever.
 * Nothing asked: the home city. `day` is the evening's: a start at 1 am belongs to it where her openings go past midnight. `tour`: the legs of
 * currentLegs. Pure.
 */
export function placeOf({ city, day }: { city: string | undefined; day: string }, booking: BookingRules): Place | NoPlace {
  const isHome = city === undefined || isSame(city, booking.city)
  const there = booking.tour.filter((leg) => isSame(leg.city, isHome ? booking.city : city))
  const leg = there.find((each) => isLegOn(each, day))
  const { policy } = booking
  if (leg) return { city: leg.city, timeZone: leg.timeZone, incall: leg.incall, outcall: leg.outcall, hours: hoursOfLeg(leg, policy), leg }
  if (!isHome) return there.length > 0 ? { legs: there } : { places: placesOf(booking), tour: booking.tour }
  const away = booking.tour.filter((each) => isLegOn(each, day))
  if (away.length > 0 && !policy.homeDuringTour) return { legs: away }
  return { city: booking.city, timeZone: booking.timeZone, incall: true, outcall: true, hours: policy }
}

/** Where she is on a day, whatever can be asked for: in the city of a leg (in two, when she goes from one to the next), else at home. */
export function citiesOn(day: string, { city, tour }: Pick<BookingRules, 'city' | 'tour'>): string[] {
  const away = tour.filter((leg) => isLegOn(leg, day)).map((leg) => leg.city)
  return away.length > 0 ? [...new Set(away)] : [city]
}

/** Cities that can be chosen: home, and where a leg is still to come or running. */
export const placesOf = ({ city, tour }: Pick<BookingRules, 'city' | 'tour'>): string[] => [
  ...new Set([city, ...tour.map((leg) => leg.city)]),
]

/** Legs that are still to come or running; the night after the last day belongs to it. */
export const currentLegs = (tour: readonly Leg[], now: Date): Leg[] =>
  tour.filter(({ to, timeZone }) => localDay(now, timeZone).yesterday <= to)

/** Her week there, and single days that differ wherever she is. */
export const hoursOfLeg = ({ openings }: Leg, policy: Hours): Hours => (openings ? { openings, exceptions: policy.exceptions } : policy)

/** First day and last included. */
export const isLegOn = ({ from, to }: Leg, day: string): boolean => from <= day && day <= to

export const isSame = (one: string, other: string): boolean => plainName(one) === plainName(other)
/** However it was typed: wide letters of a Chinese keyboard, spaces around, capitals. */
export const plainName = (name: string): string => name.normalize('NFKC').trim().toLowerCase()
