import { countryOf } from '../../edge/http/country-of.ts'
import { type Clock, citiesOf, clocksOf, countryName } from '../../edge/platform/diary/tour/find-time-zone.ts'
import { timeZoneSchema } from '../../tenants/contract/fields.ts'
import { tenantSchema } from '../../tenants/contract/tenant.ts'
import { nearestName } from '../../tenants/load/nearest-name.ts'
import { checkBy } from './check-by.ts'
import { checkCountry } from './check-country.ts'
import { DEFAULT_ANSWERS } from './create-tenant.ts'
import type { Draft, Question, Verdict } from './question.ts'

// Where she lives, and by which clock. The list of cities is that of her app.

/** Where the platform is at home: of two cities of one name, the one there. */
const HOME = DEFAULT_ANSWERS.country

export const CITY: Question = {
  key: 'city',
  flag: '--city',
  isNeeded: true,
  asks: () => 'Home city',
  preset: () => DEFAULT_ANSWERS.city,
  check: checkCity,
}

export const TIME_ZONE: Question = {
  key: 'timeZone',
  flag: '--time-zone',
  asks: (draft) => {
    const clocks = clocksFor(draft)
    const listed = clocks.map((clock, index) => `\n  ${index + 1}  ${countryName(clock.country)}, ${clock.timeZone}`)
    return clocks.length === 0
      ? `Time zone of ${draft.city}, or a larger city that has the same`
      : `Which ${draft.city}?${listed.join('')}\nIts number, or its time zone`
  },
  // Whoever has named no city yet is told of that alone.
  preset: ({ city }) => (city === undefined ? DEFAULT_ANSWERS.timeZone : undefined),
  check: checkTimeZone,
  settled: (draft) => {
    const [only, ...others] = clocksFor(draft)
    return others.length === 0 ? only?.timeZone : undefined
  },
}

/** The country of her clock, where it is one of her city's. */
export function countryByPlace({ city = '', timeZone = '' }: Draft): string {
  const here = clocksOf(city).find((clock) => clock.timeZone === timeZone)
  return here?.country ?? countryOf(timeZone) ?? HOME
}

/** Those of the country that was named; else those at home, else all. */
function clocksFor({ city = '', country }: Draft): Clock[] {
  const found = clocksOf(city)
  const named = country === undefined ? undefined : checkCountry(country, tenantSchema.shape.country)
  const wanted = named !== undefined && 'value' in named ? named.value : HOME
  const near = found.filter((clock) => clock.country === wanted)
  return near.length > 0 ? near : found
}

function checkCity(text: string, draft: Draft): Verdict {
  const checked = checkBy(tenantSchema.shape.city, text, 'a city of 1 to 60 characters')
  if ('problem' in checked) return checked
  const [known] = clocksFor({ ...draft, city: text })
  if (known !== undefined) return { value: known.city }
  // Whoever names its clock as well knows a place that the list does not.
  if (draft.timeZone !== undefined) return checked
  // Two letters of Sidny are wrong.
  const distanceMax = text.length < 5 ? 1 : 2
  const near = nearestName(text, citiesOf(HOME), distanceMax) ?? nearestName(text, citiesOf(), distanceMax)
  const problem = `"${text}" is not in the list of cities.`
  return { problem, isDoubt: true, ...(near === undefined ? {} : { near }) }
}

/** A number of those listed, a zone, or a city that has it. */
function checkTimeZone(text: string, draft: Draft): Verdict {
  const listed = /^\d+$/.test(text) ? clocksFor(draft)[Number(text) - 1]?.timeZone : undefined
  if (listed !== undefined) return { value: listed }
  const checked = checkBy(timeZoneSchema, text)
  if ('value' in checked) return checked
  const [like, ...others] = clocksFor({ city: text })
  if (like !== undefined && others.length === 0) return { value: like.timeZone }
  const near = nearestName(text, Intl.supportedValuesOf('timeZone'))
  return near === undefined ? checked : { ...checked, near }
}
