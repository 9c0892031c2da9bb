import type { Period } from '../../../db/queries/dashboard.ts'
import { FILTERS, type VisitFilter } from '../../../db/queries/filtered-figures.ts'
import { EVENT_PATH_LENGTH_MAX, PERIOD_DAYS_MAX } from '../../../tenants/contract/limits.ts'
import { addDays } from '../../http/add-days.ts'
import { localDay } from '../../http/local-day.ts'
import { parseDay } from '../../http/parse-day.ts'
import { periodBefore } from '../reports/report-week.ts'

export const PRESETS = [7, 28, 90, 365] as const
const DEFAULT_DAYS = 28

/** What an address asks to see: all of it is in the address, so that a page can be kept, sent and gone back to. */
export interface View {
  period: Period
  /** The last so many days, which go on by themselves; undefined: two days that were picked. */
  days: (typeof PRESETS)[number] | undefined
  compare: 'previous' | 'year' | 'none'
  /** Undefined: nothing to compare with. */
  compared: Period | undefined
  filter: VisitFilter | undefined
}

/** What makes no sense is put right, never an error. Pure. */
export function readView(query: URLSearchParams, { now, timeZone }: { now: Date; timeZone: string }): View {
  const today = localDay(now, timeZone).day
  const asked = (name: string) => parseDay(query.get(name) ?? '')
  const picked = asked('from') !== undefined || asked('to') !== undefined
  const days = picked ? undefined : (PRESETS.find((each) => String(each) === query.get('days')) ?? DEFAULT_DAYS)
  const to = asked('to') ?? today
  const from = asked('from') ?? addDays(to, 1 - (days ?? DEFAULT_DAYS))
  const period = from <= to ? { from: [from, addDays(to, -PERIOD_DAYS_MAX)].sort()[1] ?? from, to } : { from: to, to: from }
  const compare = (['year', 'none'] as const).find((each) => each === query.get('compare')) ?? 'previous'
  return { period, days, compare, compared: comparedWith(period, compare), filter: readFilter(query) }
}

/** A year before by the same weekdays. */
function comparedWith(period: Period, compare: View['compare']): Period | undefined {
  if (compare === 'none') return undefined
  return compare === 'year' ? { from: addDays(period.from, -364), to: addDays(period.to, -364) } : periodBefore(period)
}

function readFilter(query: URLSearchParams): VisitFilter | undefined {
  const by = FILTERS.find((each) => each === query.get('by'))
  const value = query.get('is') ?? ''
  return by === undefined || value === '' || value.length > EVENT_PATH_LENGTH_MAX ? undefined : { by, value }
}

/** The address of a view with something changed: `?days=28&by=source&is=instagram`. What is usual is left out. */
export function viewAddress(view: View, change: Partial<Pick<View, 'days' | 'filter'>> = {}): string {
  const { days, filter } = { ...view, ...change }
  const query = new URLSearchParams()
  if (days === undefined) {
    query.set('from', view.period.from)
    query.set('to', view.period.to)
  } else if (days !== DEFAULT_DAYS) query.set('days', String(days))
  if (view.compare !== 'previous') query.set('compare', view.compare)
  if (filter !== undefined) {
    query.set('by', filter.by)
    query.set('is', filter.value)
  }
  return `?${query.toString()}`
}
