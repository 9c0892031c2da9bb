import type { BookingRules } from '../../../../tenants/contract/booking-rules.ts'
import { countryOf } from '../../../http/country-of.ts'
import { currentLegs } from '../../../http/place-of.ts'
import { type Clock, clocksOf, countryName, findTimeZone, type ZoneFound } from '../../diary/tour/find-time-zone.ts'
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
  /** She can be asked to come. `city`: as the list writes it, with its country where hers has that name: `Sydney, Canada`. */
  | { kind: 'asked'; city: string; timeZone: string }

/** The one answer to "can she be asked to come to that city?", for the form that asks and for what is written. Pure. */
export function placeAsked({ city: written, timeZone }: NamedCity, rules: BookingRules, now: Date): PlaceAsked {
  const tour = currentLegs(rules.tour, now)
  const places = [rules, ...tour]
  const found = toldApart(findWritten(written, { ...rules, tour }), places)
  const known = 'city' in found ? found.city : undefined
  const here = places.find((each) => each.city === known)
  if (here !== undefined) return { kind: 'here', city: here.city }
  if (rules.policy.tourRequests !== true) return { kind: 'closed', city: known ?? written.trim() }
  if ('city' in found) return { kind: 'asked', ...found }
  const chosen = found.clocks.find((clock) => clock.timeZone === timeZone)
  return chosen ? { kind: 'asked', city: chosen.city, timeZone: chosen.timeZone } : { kind: 'unknown', clocks: found.clocks }
}

/** Requests are kept, counted and answered by the name of their city: one that has hers, and goes by another clock, is no longer called by it alone. */
function toldApart(found: ZoneFound, places: readonly { city: string; timeZone: string }[]): ZoneFound {
  if (!('city' in found)) return found
  const same = places.filter(({ city }) => city === found.city)
  const country = countryOf(found.timeZone)
  if (same.length === 0 || country === undefined || same.some(({ timeZone }) => timeZone === found.timeZone)) return found
  return { city: `${found.city}, ${countryName(country)}`, timeZone: found.timeZone }
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
