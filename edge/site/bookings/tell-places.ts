import { formatLocal } from '../../../tenants/contract/format-local.ts'
import type { Leg, NoPlace } from '../../http/place-of.ts'

/** Why a city cannot be had on a day, with the days on which it can: "I'm in Brisbane from 4 to 8 December." */
export function tellPlaces(none: NoPlace, { locale, now }: { locale: string; now: Date }): string {
  if ('places' in none) return `Please choose one of these cities: ${none.places.join(', ')}.`
  const days = none.legs.toSorted((a, b) => a.from.localeCompare(b.from)).map((leg) => tellDays(leg, { locale, now }))
  return `I'm in ${none.legs[0]?.city} ${days.length > 1 ? `${days.slice(0, -1).join(', ')} and ${days.at(-1)}` : days[0]}.`
}

/** Why a city cannot be had after midnight: that hour is still the night of the day before. "On the night of 3 December I'm in Sydney." */
export function tellNight(
  { evening, cities }: { evening: string; cities: string[] },
  { locale, now }: { locale: string; now: Date },
): string {
  return `On the night of ${tellDay(evening, { locale, now })} I'm in ${cities.join(' and ')}.`
}

/** `from 4 to 8 December`; the year where it is another, the month once where it is one. */
function tellDays({ from, to }: Leg, { locale, now }: { locale: string; now: Date }): string {
  const last = tellDay(to, { locale, now })
  if (from === to) return `on ${last}`
  const isOneMonth = from.slice(0, 7) === to.slice(0, 7)
  const isOneYear = from.slice(0, 4) === to.slice(0, 4)
  // As much of the first day as differs from the last.
  return `from ${tell(from, locale, isOneMonth ? 1 : isOneYear ? 2 : 3)} to ${last}`
}

/** `8 December`; the year where it is another. */
const tellDay = (day: string, { locale, now }: { locale: string; now: Date }): string =>
  tell(day, locale, Number(day.slice(0, 4)) === now.getUTCFullYear() ? 2 : 3)

const tell = (day: string, locale: string, length: 1 | 2 | 3): string =>
  formatLocal(day, locale, {
    day: 'numeric',
    ...(length > 1 ? { month: 'long' } : {}),
    ...(length > 2 ? { year: 'numeric' } : {}),
  })
