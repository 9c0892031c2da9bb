import type { Period } from '../../../db/queries/dashboard.ts'
import { formatLocalRange } from '../../../tenants/contract/format-local.ts'
import { addDays } from '../../http/add-days.ts'

const DAY_MS = 86_400_000

/** Monday to Sunday of an ISO 8601 week, e.g. `2026-W47`. Undefined for a text that is no week. */
export function parseWeek(week: string): Period | undefined {
  const [, year = '', number = ''] = /^(\d{4})-W(\d{2})$/.exec(week) ?? []
  if (year === '' || Number(number) < 1) return undefined
  // 4 January is in week 1.
  const fourth = Date.UTC(Number(year), 0, 4)
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS + (Number(number) - 1) * 7 * DAY_MS
  const period = { from: dateOf(monday), to: dateOf(monday + 6 * DAY_MS) }
  return weekOf(period.from) === week ? period : undefined
}

/** The ISO week of a day, e.g. `2026-11-24` -> `2026-W48`. */
export function weekOf(day: string): string {
  const time = Date.parse(`${day}T00:00Z`)
  const thursday = new Date(time + (3 - ((new Date(time).getUTCDay() + 6) % 7)) * DAY_MS)
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  return `${thursday.getUTCFullYear()}-W${String(1 + Math.floor((thursday.getTime() - first) / (7 * DAY_MS))).padStart(2, '0')}`
}

/** A period as long as this one, ending the day before it. */
export function periodBefore({ from, to }: Period): Period {
  const days = (Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY_MS + 1
  return { from: addDays(from, -days), to: addDays(from, -1) }
}

/** `16 to 22 November 2026` */
export const formatDays = (period: Period, locale: string): string =>
  formatLocalRange(period, locale, { day: 'numeric', month: 'long', year: 'numeric' }).replaceAll(/\s*[–—]\s*/g, ' to ')

const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10)
