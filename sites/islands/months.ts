import { tzOffset } from '@date-fns/tz/tzOffset'
import { BOOKING_ADVANCE_DAYS_MAX } from '../../tenants/contract/limits.ts'
import type { FormPlace } from './form-props.ts'

const DAY_MS = 86_400_000
/** Five rows, whatever the month: the page keeps its length, and no row is empty. */
const DAYS_SHOWN = 35

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
  if (there.some(({ from }) => from === undefined)) return rangeOf(today, end)
  // The night after the last day belongs to it.
  const days = there.flatMap(({ from = today, to = end }) => [from, dayAfter(to)]).sort()
  const firstDay = days[0] && days[0] > today ? days[0] : today
  return rangeOf(firstDay, days.at(-1) ?? end)
}

function rangeOf(firstDay: string, lastDay: string): Range {
  const first = monthOfWeek(firstDay)
  // The last days of a month may stand with the next one alone.
  const last = [first, monthOf(lastDay)].sort().at(-1) ?? first
  return { firstDay, first, last: daysOf(last, { firstDay, first }).includes(lastDay) ? last : monthOfWeek(lastDay) }
}

/**
 * The days that are shown with a month: five weeks from the one in which it begins; of the first one, from the week of its first day. A month's 30th and 31st that
 * would need a sixth row stand with the next month, which begins in their week.
 */
export function daysOf(month: string, { firstDay, first }: Pick<Range, 'firstDay' | 'first'>): string[] {
  const begins = month === first ? firstDay : `${month}-01`
  const monday = dayAfter(begins, 1 - weekdayOf(begins))
  return Array.from({ length: DAYS_SHOWN }, (_, index) => dayAfter(monday, index))
}

/** With which month a day is shown. */
export const pageOf = (day: string, range: Pick<Range, 'firstDay' | 'first'>): string =>
  daysOf(range.first, range).includes(day) ? range.first : monthOfWeek(day)

/** A day of the first month that the shown days are named after, and one of the last: from the day it is, or months of which a week at least is there. */
export const titleOf = (days: readonly string[], { firstDay }: Pick<Range, 'firstDay'>): { from: string; to: string } => ({
  from: days.slice(0, 7).includes(firstDay) ? firstDay : (days[6] ?? ''),
  to: days.at(-8) ?? '',
})

/** The month in which a week ends: with that one it begins. */
const monthOfWeek = (day: string): string => monthOf(dayAfter(day, 7 - weekdayOf(day)))

/** `2026-12`, 1 -> `2027-01` */
export const addMonths = (month: string, count: number): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + count, 1)).toISOString().slice(0, 7)

export const monthOf = (local: string): string => local.slice(0, 7)

/** Monday is column 1. */
export const weekdayOf = (date: string): number => ((new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7) + 1

const dayIn = (timeZone: string, now: Date): string => new Date(now.getTime() + tzOffset(timeZone, now) * 60_000).toISOString().slice(0, 10)

const dayAfter = (day: string, count = 1): string => new Date(Date.parse(`${day}T00:00Z`) + count * DAY_MS).toISOString().slice(0, 10)
