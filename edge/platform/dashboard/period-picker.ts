import { html } from 'hono/html'
import type { Period } from '../../../db/queries/dashboard.ts'
import { localDay } from '../../http/local-day.ts'
import { parseDay } from '../../http/parse-day.ts'
import type { Html } from '../html/mail-layout.ts'
import { addDays, periodBefore } from '../reports/report-week.ts'

const DAYS_MAX = 760
const PRESETS = [7, 28, 90, 365]

export interface Periods {
  period: Period
  /** Undefined: nothing to compare with. */
  compared: Period | undefined
  compare: 'previous' | 'year' | 'none'
}

/** The period that an address asks for, the last 28 days without one. What makes no sense is put right, never an error. */
export function readPeriods(query: URLSearchParams, { now, timeZone }: { now: Date; timeZone: string }): Periods {
  const today = localDay(now, timeZone).day
  const asked = (name: string) => parseDay(query.get(name) ?? '')
  const to = asked('to') ?? today
  const from = asked('from') ?? addDays(to, -27)
  const period = from <= to ? { from: [from, addDays(to, -DAYS_MAX)].sort()[1] ?? from, to } : { from: to, to: from }
  const compare =
    query.get('compare') === 'year' || query.get('compare') === 'none' ? (query.get('compare') as 'year' | 'none') : 'previous'
  const year = { from: addDays(period.from, -364), to: addDays(period.to, -364) }
  return { period, compare, compared: compare === 'none' ? undefined : compare === 'year' ? year : periodBefore(period) }
}

/** Links to usual periods, and a form for any other: all of it is in the address. */
export function renderPicker({ period, compare }: Periods, today: string): Html {
  const option = (value: string, label: string) => html`<option value="${value}" ${compare === value ? 'selected' : ''}>${label}</option>`
  return html`<nav aria-label="Period" class="actions">${PRESETS.map((days) => {
    const from = addDays(today, 1 - days)
    const isHere = period.from === from && period.to === today
    return html`<a href="?from=${from}&to=${today}&compare=${compare}" ${isHere ? 'aria-current="true"' : ''}>${days} days</a>`
  })}</nav>
  <form method="get" class="card inline">
    <div class="field"><label for="from">From</label><input id="from" name="from" type="date" value="${period.from}"></div>
    <div class="field"><label for="to">To</label><input id="to" name="to" type="date" value="${period.to}"></div>
    <div class="field"><label for="compare">Compare with</label><select id="compare" name="compare">${option('previous', 'the time before')}${option('year', 'a year before')}${option('none', 'nothing')}</select></div>
    <button class="quiet">Show</button>
  </form>`
}
