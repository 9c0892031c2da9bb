import { addDays } from '../../http/add-days.ts'
import { localDay } from '../../http/local-day.ts'
import { parseDay } from '../../http/parse-day.ts'

/** The days that an address shows: whole weeks from Monday, for a month those around it too. */
export interface Span {
  view: 'week' | 'month'
  from: string
  to: string
  /** Of the month view: the month itself, e.g. 2026-12. */
  month: string
  today: string
  /** A day in the time before and after, for links. */
  before: string
  after: string
}

/** What makes no sense is put right, never an error. Pure. */
export function readSpan(query: URLSearchParams, { now, timeZone }: { now: Date; timeZone: string }): Span {
  const today = localDay(now, timeZone).day
  const on = parseDay(query.get('on') ?? '') ?? today
  const month = on.slice(0, 7)
  if (query.get('view') !== 'month') {
    const from = monday(on)
    return { view: 'week', from, to: addDays(from, 6), month, today, before: addDays(from, -7), after: addDays(from, 7) }
  }
  const first = `${month}-01`
  const next = `${addDays(first, 31).slice(0, 7)}-01`
  return {
    view: 'month',
    from: monday(first),
    to: addDays(monday(addDays(next, -1)), 6),
    month,
    today,
    before: `${addDays(first, -1).slice(0, 7)}-01`,
    after: next,
  }
}

const monday = (day: string): string => addDays(day, -((new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7))

/** `?view=month&on=2026-12-01`; the week is what is shown without a word. */
export const spanAddress = (view: Span['view'], on: string): string => `?${view === 'month' ? 'view=month&' : ''}on=${on}`
