import { tzOffset } from '@date-fns/tz'
import { BOOKING_ADVANCE_DAYS_MAX } from '../../tenants/contract/limits.ts'
import type { FormPlace } from './form-props.ts'

const DAY_MS = 86_400_000

/** The first and the last month in which that city can be asked for, `2026-12`: by its own clock, and a city of the tour on its legs. Pure. */
export function monthsOf(places: readonly FormPlace[], { city, now }: { city: string; now: Date }): { first: string; last: string } {
  const there = places.filter((place) => place.city === city)
  const timeZone = there[0]?.timeZone ?? 'UTC'
  const [today, end] = [dayIn(timeZone, now), dayIn(timeZone, new Date(now.getTime() + BOOKING_ADVANCE_DAYS_MAX * DAY_MS))]
  if (there.some(({ from }) => from === undefined)) return { first: monthOf(today), last: monthOf(end) }
  // The night after the last day belongs to it.
  const days = there.flatMap(({ from = today, to = end }) => [from, dayAfter(to)]).sort()
  return { first: monthOf(days[0] && days[0] > today ? days[0] : today), last: monthOf(days.at(-1) ?? end) }
}

/** Every day of a month. */
export function daysOf(month: string): string[] {
  const count = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()
  return Array.from({ length: count }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`)
}

/** `2026-12`, 1 -> `2027-01` */
export const addMonths = (month: string, count: number): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + count, 1)).toISOString().slice(0, 7)

export const monthOf = (local: string): string => local.slice(0, 7)

/** Monday is column 1. */
export const weekdayOf = (date: string): number => ((new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7) + 1

const dayIn = (timeZone: string, now: Date): string => new Date(now.getTime() + tzOffset(timeZone, now) * 60_000).toISOString().slice(0, 10)

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00Z`) + DAY_MS).toISOString().slice(0, 10)
