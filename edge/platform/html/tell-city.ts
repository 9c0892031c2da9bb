import { cityName } from '../../../tenants/contract/words/city-names.ts'
import { ZONES } from '../../http/country-of.ts'

/** As the place is kept with (place-asked.ts). */
const inEnglish = new Intl.DisplayNames('en', { type: 'region' })

/**
 * A city as a client reads it, in the language of that page or mail; what it is asked for by stays as it is kept. One that is kept with its country,
 * `Sydney, Canada`, is told with that in the language too. Pure.
 */
export function tellCity(city: string, { locale }: { locale: string }): string {
  const [, name = '', beside = ''] = /^(.+), ([^,]+)$/.exec(city) ?? []
  const country = beside === '' ? undefined : Object.keys(ZONES).find((each) => inEnglish.of(each) === beside)
  if (country === undefined) return cityName(city, locale)
  const there = cityName(name, locale)
  // Only a name written out in another script is every namesake's: Florence in Alabama is no Florenz.
  const told = /\p{Script=Han}/u.test(there) ? there : name
  return `${told}${locale.startsWith('zh') ? '，' : ', '}${new Intl.DisplayNames(locale, { type: 'region' }).of(country) ?? beside}`
}
