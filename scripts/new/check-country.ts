import type { ZodType } from 'zod'
import { countries, countryName } from '../../edge/platform/diary/tour/find-time-zone.ts'
import { nearestName } from '../../tenants/load/nearest-name.ts'
import { checkBy } from './check-by.ts'
import type { Verdict } from './question.ts'

const EURO = 'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'.split(' ')
/** What is offered, not what is allowed: any currency can be typed. */
const CURRENCIES: Readonly<Record<string, string>> = {
  AE: 'AED',
  AU: 'AUD',
  CA: 'CAD',
  CH: 'CHF',
  CZ: 'CZK',
  DK: 'DKK',
  GB: 'GBP',
  HK: 'HKD',
  JP: 'JPY',
  NO: 'NOK',
  NZ: 'NZD',
  PL: 'PLN',
  SE: 'SEK',
  SG: 'SGD',
  TH: 'THB',
  US: 'USD',
  ZA: 'ZAR',
  ...Object.fromEntries(EURO.map((country) => [country, 'EUR'])),
}

/** However written: `nzd`. */
export function checkCurrency(text: string, schema: ZodType): Verdict {
  const checked = checkBy(schema, text.toUpperCase())
  return 'value' in checked ? checked : checkBy(schema, text)
}

export const currencyOf = (country: string): string | undefined => CURRENCIES[country]

/** By its name or its letters, however written: `new zealand`, `nz`, `UK`. */
export function checkCountry(text: string, schema: ZodType): Verdict {
  const named = countries().find((country) => countryName(country).toLowerCase() === text.toLowerCase())
  const code = named ?? (/^[a-z]{2}$/i.test(text) ? (new Intl.Locale(`und-${text}`).region ?? text) : text)
  const checked = checkBy(schema, code)
  if ('value' in checked) return checked
  const near = nearestName(text, countries().map(countryName))
  return { problem: `"${text}" is no country that is known: its name, or two letters such as AU.`, ...(near === undefined ? {} : { near }) }
}
