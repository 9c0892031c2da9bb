import type { BookingRules } from '../../../../tenants/contract/booking-rules.ts'
import { citySlug } from '../../../../tenants/contract/urls.ts'
import { countryOf, ZONES } from '../../../http/country-of.ts'
import { isSame } from '../../../http/place-of.ts'

// By which clock a city goes: from the places that she has been to, else from a list of cities (npm run city-zones). Pure.

export interface CityClock {
  /** As it is written in the list, or as she has written it before. */
  city: string
  timeZone: string
}

/** A zone, with what it is called by. */
export interface Clock {
  timeZone: string
  city: string
  country: string
}

/** Of several cities of that name the clocks; none: it is not known. */
export type ZoneFound = CityClock | { clocks: Clock[] }

/** At home first: her Newcastle is the one in her own country. */
export function findTimeZone(city: string, rules: Pick<BookingRules, 'city' | 'timeZone' | 'tour'>): ZoneFound {
  const known = [rules, ...rules.tour].find((place) => isSameCity(place.city, city))
  if (known) return { city: known.city, timeZone: known.timeZone }
  const home = countryOf(rules.timeZone)
  const found = clocksOf(city)
  const near = found.filter(({ country }) => country === home)
  const clocks = near.length > 0 ? near : found
  const [only] = clocks
  return only && clocks.length === 1 ? { city: only.city, timeZone: only.timeZone } : { clocks }
}

/** By which clocks cities of that name go, wherever they are. */
export const clocksOf = (city: string): Clock[] => Object.keys(ZONES).flatMap((country) => inCountry(city, country))

/** Cities of a country by its two letters, the largest of each clock first; of none named, all there are. */
export const citiesOf = (country?: string): string[] =>
  (country === undefined ? Object.values(ZONES) : [ZONES[country] ?? {}]).flatMap((zones) => Object.values(zones).flat())

/** Every country that a city of the list is in, by its two letters. */
export const countries = (): string[] => Object.keys(ZONES)

const inCountry = (city: string, country: string): Clock[] =>
  Object.entries(ZONES[country] ?? {}).flatMap(([timeZone, cities]) => {
    const name = cities.find((each) => isSameCity(each, city))
    return name === undefined ? [] : [{ timeZone, city: name, country }]
  })

/** Cities to choose from while she types: where she has been, then those of her country, the largest of each clock first. */
export function citiesToOffer({ city, timeZone, tour }: Pick<BookingRules, 'city' | 'timeZone' | 'tour'>): string[] {
  const known = tour.map((leg) => leg.city)
  return [...new Set([...known, ...citiesOf(countryOf(timeZone) ?? '')])].filter((each) => each !== city)
}

/** Every clock there is, by its largest city: those of her own country first. */
export function clocksToOffer(homeZone: string): { country: string; clocks: Clock[] }[] {
  const home = countryOf(homeZone)
  return Object.entries(ZONES)
    .map(([country, zones]) => ({
      country,
      clocks: Object.entries(zones)
        .map(([timeZone, [city = '']]) => ({ timeZone, city, country }))
        .toSorted((a, b) => compare(a.city, b.city)),
    }))
    .toSorted((a, b) => Number(b.country === home) - Number(a.country === home) || compare(countryName(a.country), countryName(b.country)))
}

/** Whether a clock can be chosen. */
export const isKnownZone = (timeZone: string): boolean => Object.values(ZONES).some((zones) => timeZone in zones)

const names = new Intl.DisplayNames('en', { type: 'region' })

/** `Australia` */
export const countryName = (country: string): string => names.of(country) ?? country

/** However it is written: `malmo` is Malmö. What has no Latin letter is compared as it is. */
const isSameCity = (one: string, other: string): boolean =>
  isSame(one, other) || (citySlug(one) !== '' && citySlug(one) === citySlug(other))
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
