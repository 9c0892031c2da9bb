import type { DayCount } from '../../../db/queries/dashboard.ts'
import { formatLocal } from '../../../tenants/contract/format-local.ts'
import { addDays } from '../../http/add-days.ts'

/** As many columns as a phone shows side by side. */
const COLUMNS_MAX = 31
const DAYS_OF_WEEKS_MAX = COLUMNS_MAX * 7

/** One column: a day, a week from its Monday, or a month. */
export interface ChartColumn {
  /** `Tue 3 Nov`, `Week of 2 Nov`, `November 2026`. */
  words: string
  visitors: number
  requests: number
}

export interface Chart {
  unit: 'day' | 'week' | 'month'
  columns: ChartColumn[]
  /** The tallest column of each kind, which has a scale of its own: requests beside visitors would not be seen. */
  most: { visitors: number; requests: number }
  /** Below the first, the middle and the last column. */
  axis: string[]
}

/** Every day of a period as columns that can be read on a phone. Pure. */
export function planChart(days: readonly DayCount[], locale: string): Chart {
  const unit = days.length <= COLUMNS_MAX ? 'day' : days.length <= DAYS_OF_WEEKS_MAX ? 'week' : 'month'
  const groups = [...Map.groupBy(days, ({ day }) => startOf(unit, day))]
  const columns = groups.map(([start, group]) => ({
    words: wordsOf(unit, start, locale),
    visitors: sum(group.map(({ visitors }) => visitors)),
    requests: sum(group.map(({ requests }) => requests)),
  }))
  const tick = ([start]: (typeof groups)[number]) =>
    formatLocal(start, locale, unit === 'month' ? { month: 'short', year: 'numeric' } : { day: 'numeric', month: 'short' })
  const ticks = [groups[0], groups[Math.floor((groups.length - 1) / 2)], groups.at(-1)].filter((group) => group !== undefined)
  return {
    unit,
    columns,
    most: {
      visitors: Math.max(0, ...columns.map(({ visitors }) => visitors)),
      requests: Math.max(0, ...columns.map(({ requests }) => requests)),
    },
    axis: [...new Set(ticks)].map(tick),
  }
}

function startOf(unit: Chart['unit'], day: string): string {
  if (unit === 'day') return day
  if (unit === 'month') return `${day.slice(0, 7)}-01`
  return addDays(day, -((new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7))
}

function wordsOf(unit: Chart['unit'], start: string, locale: string): string {
  if (unit === 'month') return formatLocal(start, locale, { month: 'long', year: 'numeric' })
  if (unit === 'week') return `Week of ${formatLocal(start, locale, { day: 'numeric', month: 'short' })}`
  return shortDay(start, locale)
}

/** `Tue 3 Nov` */
export const shortDay = (day: string, locale: string): string =>
  formatLocal(day, locale, { weekday: 'short', day: 'numeric', month: 'short' }).replace(',', '')

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)
