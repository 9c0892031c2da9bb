import { CITY_NAMES, OTHER_CITY_NAMES } from '../../../../tenants/contract/words/city-names.ts'
import { LANGUAGES } from '../../../../tenants/contract/words/languages.ts'
import { plainName } from '../../../http/place-of.ts'
import { countries } from '../../diary/tour/find-time-zone.ts'

// A city as people write it, "Perth, WA", "London, UK" or "悉尼市", as the list of cities has it. Pure.

/** A city by its name in the list, with what was named beside it. */
export interface WrittenCity {
  city: string
  /** Two letters. */
  country?: string | undefined
  /** Of a state of Australia. */
  timeZones?: readonly string[] | undefined
}

/** By its letters or its name, in small letters -> the clocks there. */
const STATES: Readonly<Record<string, readonly string[]>> = {
  ...both(['nsw', 'new south wales'], ['Australia/Sydney', 'Australia/Broken_Hill']),
  ...both(['vic', 'victoria'], ['Australia/Melbourne']),
  ...both(['qld', 'queensland'], ['Australia/Brisbane', 'Australia/Lindeman']),
  ...both(['sa', 'south australia'], ['Australia/Adelaide']),
  ...both(['wa', 'western australia'], ['Australia/Perth', 'Australia/Eucla']),
  ...both(['tas', 'tasmania'], ['Australia/Hobart']),
  ...both(['nt', 'northern territory'], ['Australia/Darwin']),
  ...both(['act', 'australian capital territory'], ['Australia/Sydney', 'Australia/Canberra']),
}

/** What Intl does not say in so many letters. */
const MORE_COUNTRIES: Readonly<Record<string, string>> = { uk: 'GB', england: 'GB', scotland: 'GB', wales: 'GB', usa: 'US' }

/** The name is looked up in the list, with its diacritics or without: here it only has to be one of the list's. */
export function readCity(text: string): WrittenCity {
  const parts = text
    .split(/[,，、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const [first = '', ...beside] = parts.length > 1 ? parts : splitState(parts[0] ?? '')
  const places = beside.map((part) => part.toLowerCase())
  // "WA 6000", "WA Australia"
  const states = places
    .flatMap((place) => [STATES[place] ?? STATES[place.replace(/\s*(\d{4}|australia)$/, '')] ?? []])
    .filter(({ length }) => length > 0)
  const named = states.length > 0 ? 'AU' : places.map(countryNamed).find((country) => country !== undefined)
  // What cannot be told beside it belongs to the name: it is not guessed which city is meant.
  if (beside.length > 0 && named === undefined) return { city: text.trim() }
  return { city: nameInList(first), country: named, timeZones: states[0] }
}

/** `Perth WA`, in capitals alone: `Santa Sa` is a name. */
function splitState(text: string): string[] {
  const [, city, state] = /^(.+?)\s+((?:NSW|VIC|QLD|SA|WA|TAS|NT|ACT)(?:\s+\d{4})?)$/.exec(text) ?? []
  return city !== undefined && state !== undefined ? [city, state] : [text]
}

const NAMES = new Map(
  [
    ...Object.values(CITY_NAMES).flatMap((names) => Object.entries(names).map(([listed, name]) => [name, listed] as const)),
    ...Object.entries(OTHER_CITY_NAMES),
  ].map(([name, listed]) => [plainName(name), listed]),
)
const nameInList = (city: string): string => NAMES.get(plainName(city)) ?? NAMES.get(plainName(city).replace(/市$/, '')) ?? city

/** Names of countries in every language of the sites, made once. */
let named: Map<string, string> | undefined
function countryNamed(text: string): string | undefined {
  named ??= new Map(
    countries().flatMap((country) =>
      LANGUAGES.map((language) => [plainName(new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? ''), country] as const),
    ),
  )
  return MORE_COUNTRIES[text] ?? named.get(plainName(text))
}

function both<Value>(names: readonly string[], value: Value): Record<string, Value> {
  return Object.fromEntries(names.map((name) => [name, value]))
}
