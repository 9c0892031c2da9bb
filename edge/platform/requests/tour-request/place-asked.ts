import type { BookingRules } from '../../../../tenants/contract/booking-rules.ts'
import { currentLegs, placesOf } from '../../../http/place-of.ts'
import { type Clock, clocksOf, countryOf, findTimeZone, type ZoneFound } from '../../diary/tour/find-time-zone.ts'
import { readCity } from './read-city.ts'

/** A city that somebody names, and by which clock where there are several of that name. */
export interface NamedCity {
  city: string
  /** IANA; '' where nobody has been asked. */
  timeZone: string
}

export type PlaceAsked =
  /** She lives there, or a leg of her tour is still to come or running. */
  | { kind: 'here'; city: string }
  /** She doesn't take tour requests. `city`: as it was named. */
  | { kind: 'closed'; city: string }
  /** There are several of that name; none: no list has it. */
  | { kind: 'unknown'; clocks: Clock[] }
  /** She can be asked to come. `city`: as the list writes it. */
  | { kind: 'asked'; city: string; timeZone: string }

/** The one answer to "can she be asked to come to that city?", for the form that asks and for what is written. Pure. */
export function placeAsked({ city: written, timeZone }: NamedCity, rules: BookingRules, now: Date): PlaceAsked {
  const tour = currentLegs(rules.tour, now)
  const found = findWritten(written, { ...rules, tour })
  const known = 'city' in found ? found.city : undefined
  const here = placesOf({ city: rules.city, tour }).find((each) => each === known)
  if (here !== undefined) return { kind: 'here', city: here }
  if (rules.policy.tourRequests !== true) return { kind: 'closed', city: known ?? written.trim() }
  if ('city' in found) return { kind: 'asked', ...found }
  const chosen = found.clocks.find((clock) => clock.timeZone === timeZone)
  return chosen ? { kind: 'asked', city: chosen.city, timeZone: chosen.timeZone } : { kind: 'unknown', clocks: found.clocks }
}

/** With a state or a country, only a city there: her own Perth is another one than that of Scotland. */
function findWritten(written: string, rules: Pick<BookingRules, 'city' | 'timeZone' | 'tour'>): ZoneFound {
  const { city, country, timeZones } = readCity(written)
  if (country === undefined) return findTimeZone(city, rules)
  const isThere = (timeZone: string) => countryOf(timeZone) === country && (timeZones?.includes(timeZone) ?? true)
  const found = findTimeZone(city, rules)
  if ('city' in found && isThere(found.timeZone)) return found
  const clocks = clocksOf(city).filter((clock) => isThere(clock.timeZone))
  const [only] = clocks
  return only && clocks.length === 1 ? { city: only.city, timeZone: only.timeZone } : { clocks }
}
