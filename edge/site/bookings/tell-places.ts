import type { Leg } from '../../../tenants/contract/booking-rules.ts'
import { formatLocal, formatLocalRange } from '../../../tenants/contract/format-local.ts'
import { joinList } from '../../../tenants/contract/join-list.ts'
import { cityName } from '../../../tenants/contract/words/city-names.ts'
import { type EdgeWords, fill, type Language } from '../../../tenants/contract/words/words.ts'
import type { NoPlace } from '../../http/place-of.ts'

/** In which language, and on which day: a year is named where it is another. */
interface Telling {
  language: Language<EdgeWords>
  now: Date
}

/** Why a city cannot be had on a day, with the days on which it can: "I’m in Brisbane from 4 to 8 December." */
export function tellPlaces(none: NoPlace, telling: Telling): string {
  const { locale, words } = telling.language
  if ('places' in none)
    return fill(words.fields.cities, {
      cities: joinList(
        none.places.map((city) => tellCity(city, none.tour, telling)),
        locale,
      ),
    })
  const days = none.legs.toSorted((a, b) => a.from.localeCompare(b.from)).map((leg) => tellDays(leg, telling))
  return fill(words.fields.inCity, { city: cityName(none.legs[0]?.city ?? '', locale), days: allOf(days, locale) })
}

/** `Brisbane (4 to 8 December)`, and her home without days. */
function tellCity(city: string, tour: readonly Leg[], telling: Telling): string {
  const days = tour.filter((leg) => leg.city === city).map((leg) => tellRange(leg, telling))
  const { locale, words } = telling.language
  const name = cityName(city, locale)
  return days.length === 0 ? name : fill(words.fields.cityDays, { city: name, days: allOf(days, locale) })
}

/** Why a city cannot be had after midnight: that hour is still the night of the day before. "On the night of 3 December I’m in Sydney." */
export function tellNight({ evening, cities }: { evening: string; cities: string[] }, { language, now }: Telling): string {
  const { locale, words } = language
  const day = formatLocal(evening, locale, partsOf([evening], now))
  return fill(words.fields.night, {
    day,
    cities: allOf(
      cities.map((city) => cityName(city, locale)),
      locale,
    ),
  })
}

/** `from 4 to 8 December`: as much of the first day as differs from the last. */
function tellDays(leg: Leg, telling: Telling): string {
  const { fields } = telling.language.words
  const days = tellRange(leg, telling)
  return leg.from === leg.to ? fill(fields.onDay, { day: days }) : fill(fields.fromDays, { days })
}

/** `4 to 8 December` */
function tellRange({ from, to }: Leg, { language: { locale, words }, now }: Telling): string {
  if (from === to) return formatLocal(to, locale, partsOf([to], now))
  return formatLocalRange({ from, to }, locale, partsOf([from, to], now)).replaceAll(/\s*[–—]\s*/g, words.time.to)
}

/** `8 December`; the year where it is another. */
function partsOf(days: readonly string[], now: Date): { day: 'numeric'; month: 'long'; year?: 'numeric' } {
  const isThisYear = days.every((day) => Number(day.slice(0, 4)) === now.getUTCFullYear())
  return { day: 'numeric', month: 'long', ...(isThisYear ? {} : { year: 'numeric' }) }
}

/** `a, b and c` */
const allOf = (parts: readonly string[], locale: string): string => new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts)
