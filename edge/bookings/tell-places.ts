import { formatLocal } from '../../tenants/contract/format-local.ts'
import type { Leg, NoPlace } from './place-of.ts'

/** Why a city cannot be had on a day, with the days on which it can: "I'm in Brisbane from 4 to 8 December." */
export function tellPlaces(none: NoPlace, { locale, now }: { locale: string; now: Date }): string {
  if ('places' in none) return `Please choose one of these cities: ${none.places.join(', ')}.`
  const days = none.legs.toSorted((a, b) => a.from.localeCompare(b.from)).map((leg) => tellDays(leg, { locale, now }))
  return `I'm in ${none.legs[0]?.city} ${days.length > 1 ? `${days.slice(0, -1).join(', ')} and ${days.at(-1)}` : days[0]}.`
}

/** `from 4 to 8 December`; the year where it is another, the month once where it is one. */
function tellDays({ from, to }: Leg, { locale, now }: { locale: string; now: Date }): string {
  const isThisYear = Number(to.slice(0, 4)) === now.getUTCFullYear()
  const tell = (day: string, length: number) =>
    formatLocal(day, locale, {
      day: 'numeric',
      ...(length > 1 ? { month: 'long' } : {}),
      ...(length > 2 ? { year: 'numeric' } : {}),
    })
  const last = tell(to, isThisYear ? 2 : 3)
  if (from === to) return `on ${last}`
  // As much of the first day as differs from the last.
  const first = tell(from, from.slice(0, 7) === to.slice(0, 7) ? 1 : from.slice(0, 4) === to.slice(0, 4) ? 2 : 3)
  return `from ${first} to ${last}`
}
