import type { BookingRules } from '../../../../tenants/contract/booking-rules.ts'
import { currentLegs, placesOf } from '../../../http/place-of.ts'
import { type Clock, findTimeZone } from '../../diary/tour/find-time-zone.ts'

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
export function placeAsked({ city, timeZone }: NamedCity, rules: BookingRules, now: Date): PlaceAsked {
  const tour = currentLegs(rules.tour, now)
  const found = findTimeZone(city, { ...rules, tour })
  const known = 'city' in found ? found.city : undefined
  const here = placesOf({ city: rules.city, tour }).find((each) => each === known)
  if (here !== undefined) return { kind: 'here', city: here }
  if (rules.policy.tourRequests !== true) return { kind: 'closed', city: known ?? city.trim() }
  if ('city' in found) return { kind: 'asked', ...found }
  const chosen = found.clocks.find((clock) => clock.timeZone === timeZone)
  return chosen ? { kind: 'asked', city: chosen.city, timeZone: chosen.timeZone } : { kind: 'unknown', clocks: found.clocks }
}
