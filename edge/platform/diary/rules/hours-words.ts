import { formatLocal, formatLocalRange } from '../../../../tenants/contract/format-local.ts'
import { formatClock } from '../../../../tenants/contract/format-span.ts'
import { WEEKDAYS } from '../../../../tenants/contract/weekdays.ts'
import { type HourPair, type Openings, rowsOf, type Weekday } from './week-rows.ts'

// Hours and days of her rules in words. Clock times and days that are texts already: no instant, no zone. Pure.

/** `10 am`. With a plain space: commands and agents are told the same, and her app sets it in short lines. */
export const clockWords = (time: string, locale: string): string => formatClock(`2026-01-01T${time}`, locale).replaceAll('\u00a0', ' ')

/** `10 am to 11 pm`; `8 pm to 2 am, past midnight`. */
export function pairWords({ from, to }: HourPair, locale: string): string {
  if (from === to) return `at ${clockWords(from, locale)}`
  const last = to === '00:00' ? 'midnight' : clockWords(to, locale)
  return `${clockWords(from, locale)} to ${last}${to < from && to !== '00:00' ? ', past midnight' : ''}`
}

/** Of one day: `10 am to 2 pm and 6 pm to 11 pm`, or `closed`. */
export const pairsWords = (pairs: readonly HourPair[], locale: string): string =>
  pairs.length === 0 ? 'closed' : pairs.map((pair) => pairWords(pair, locale)).join(' and ')

/** Of a week: `Mon to Fri 10 am to 11 pm; Sat 8 pm to 2 am, past midnight`. */
export function weekWords(openings: Openings, locale: string): string {
  const rows = rowsOf(openings)
  const runs: { first: Weekday; last: Weekday; words: string }[] = []
  for (const day of WEEKDAYS) {
    const words = pairsWords(rows[day], locale)
    const run = runs.at(-1)
    if (run?.words === words) run.last = day
    else runs.push({ first: day, last: day, words })
  }
  if (runs.length === 1) return `every day ${runs[0]?.words}`
  return runs
    .filter(({ words }) => words !== 'closed')
    .map(({ first, last, words }) => `${runWords(first, last, locale)} ${words}`)
    .join('; ')
}

function runWords(first: Weekday, last: Weekday, locale: string): string {
  const names = [first, last].map((day) => weekdayName(day, locale, 'short'))
  if (first === last) return names[0] ?? ''
  return names.join(WEEKDAYS.indexOf(last) === WEEKDAYS.indexOf(first) + 1 ? ' and ' : ' to ')
}

/** `Monday` */
export const weekdayName = (day: Weekday, locale: string, weekday: 'long' | 'short'): string =>
  formatLocal(`2026-11-${23 + WEEKDAYS.indexOf(day)}`, locale, { weekday })

/** `Thu 24 Dec`; with its year where that is not `thisYear`. */
export const dayWords = (day: string, { locale, thisYear }: { locale: string; thisYear: string }): string =>
  `${formatLocal(day, locale, { weekday: 'short' })} ${formatLocal(day, locale, { day: 'numeric', month: 'short', ...yearOf([day], thisYear) })}`

/** `4 to 8 Dec` */
export function daysWords({ from, to }: { from: string; to: string }, { locale, thisYear }: { locale: string; thisYear: string }): string {
  const parts = { day: 'numeric', month: 'short', ...yearOf([from, to], thisYear) } as const
  if (from === to) return formatLocal(from, locale, parts)
  return formatLocalRange({ from, to }, locale, parts).replaceAll(/\s*[–—]\s*/g, ' to ')
}

const yearOf = (days: readonly string[], thisYear: string): { year?: 'numeric' } =>
  days.every((day) => day.startsWith(thisYear)) ? {} : { year: 'numeric' }
