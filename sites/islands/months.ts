import { tzOffset } from '@date-fns/tz'
import { BOOKING_ADVANCE_DAYS_MAX } from '../../tenants/contract/limits.ts'
import type { FormPlace } from './form-props.ts'

const DAY_MS = 86_400_000
/** Four weeks: on the 26th a month alone would show five days and a hole. */
const FIRST_DAYS_MIN = 28

/** What of the calendar can be looked at: the first day that can be asked for, its month, and the last month, `2026-12`. */
export interface Range {
  firstDay: string
  first: string
  last: string
}

/** When that city can be asked for: by its own clock, and a city of the tour on its legs. Pure. */
export function monthsOf(places: readonly FormPlace[], { city, now }: { city: string; now: Date }): Range {
  const there = places.filter((place) => place.city === city)
  const timeZone = there[0]?.timeZone ?? 'UTC'
  const [today, end] = [dayIn(timeZone, now), dayIn(timeZone, new Date(now.getTime() + BOOKING_ADVANCE_DAYS_MAX * DAY_MS))]
  if (there.some(({ from }) => from === undefined)) return { firstDay: today, first: monthOf(today), last: monthOf(end) }
  // The night after the last day belongs to it.
  const days = there.flatMap(({ from = today, to = end }) => [from, dayAfter(to)]).sort()
  const firstDay = days[0] && days[0] > today ? days[0] : today
  return { firstDay, first: monthOf(firstDay), last: monthOf(days.at(-1) ?? end) }
}

/** The days that are shown with a month: all of it. The first one begins with the week of its first day and has four weeks at least, however late in it that is. */
export function daysOf(month: string, { firstDay }: Pick<Range, 'firstDay'>): string[] {
  const end = dayAfter(`${month}-01`, daysIn(month) - 1)
  if (month !== monthOf(firstDay)) return daysFrom(`${month}-01`, end)
  const monday = dayAfter(firstDay, 1 - weekdayOf(firstDay))
  const enough = dayAfter(monday, FIRST_DAYS_MIN - 1)
  return daysFrom(monday, [end, enough].sort().at(-1) ?? end)
}

/** With which month a day is shown. */
export const pageOf = (day: string, { firstDay }: Pick<Range, 'firstDay'>): string =>
  daysOf(monthOf(firstDay), { firstDay }).includes(day) ? monthOf(firstDay) : monthOf(day)

const daysFrom = (from: string, to: string): string[] => {
  const count = (Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY_MS + 1
  return Array.from({ length: count }, (_, index) => dayAfter(from, index))
}

const daysIn = (month: string): number => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()

/** `2026-12`, 1 -> `2027-01` */
export const addMonths = (month: string, count: number): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + count, 1)).toISOString().slice(0, 7)

export const monthOf = (local: string): string => local.slice(0, 7)

/** Monday is column 1. */
export const weekdayOf = (date: string): number => ((new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7) + 1

const dayIn = (timeZone: string, now: Date): string => new Date(now.getTime() + tzOffset(timeZone, now) * 60_000).toISOString().slice(0, 10)

const dayAfter = (day: string, count = 1): string => new Date(Date.parse(`${day}T00:00Z`) + count * DAY_MS).toISOString().slice(0, 10)
