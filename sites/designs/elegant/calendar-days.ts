import { formatLocalRange } from '../../../tenants/contract/format-local.ts'

/** The days of a leg as a calendar prints them: `4 – 8`, `December 2026`; `30 – 3`, `November – December 2026`. */
export function calendarDays({ from, to }: { from: string; to: string }, locale: string): { days: string; months: string } {
  const day = (date: string) => formatLocalRange({ from: date, to: date }, locale, { day: 'numeric' })
  return {
    days: from === to ? day(from) : `${day(from)}–${day(to)}`,
    months: formatLocalRange({ from, to }, locale, { month: 'long', year: 'numeric' }),
  }
}
