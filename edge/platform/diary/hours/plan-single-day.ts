import type { BookingRules } from '../../../../tenants/contract/booking-rules.ts'
import { EXCEPTIONS_MAX } from '../../../../tenants/contract/diary-limits.ts'
import { BOOKING_ADVANCE_DAYS_MAX } from '../../../../tenants/contract/limits.ts'
import { addDays } from '../../../http/add-days.ts'
import { localDay } from '../../../http/local-day.ts'
import { parseDay } from '../../../http/parse-day.ts'
import { type HourPair, pairProblem, readPairs } from '../rules/week-rows.ts'

/** What the form of a single day says. */
export interface SingleDayForm {
  date: string
  kind: 'closed' | 'open'
  pairs: HourPair[]
}

export type SingleDayProblems = Partial<Record<'date' | 'pairs', string>>

export const readSingleDay = (form: FormData): SingleDayForm => ({
  date: String(form.get('date') ?? '').trim(),
  kind: form.get('kind') === 'open' ? 'open' : 'closed',
  pairs: readPairs(form, 'day'),
})

/** Single days that are still to come, by the clock of home. */
export function comingDays({ policy, timeZone }: BookingRules, now: Date): { date: string; openings: HourPair[] }[] {
  const today = localDay(now, timeZone).day
  return (policy.exceptions ?? []).filter(({ date }) => date >= today).toSorted((a, b) => a.date.localeCompare(b.date))
}

/** Her rules with other hours on one day, which take the place of those it had; or what is wrong. Pure. */
export function planSingleDay(
  { date, kind, pairs }: SingleDayForm,
  { rules, now }: { rules: BookingRules; now: Date },
): { after: BookingRules } | { problems: SingleDayProblems } {
  const today = localDay(now, rules.timeZone).day
  if (parseDay(date) === undefined) return { problems: { date: date === '' ? 'Choose the day.' : 'Choose a day that the calendar has.' } }
  if (date < today) return { problems: { date: 'That day has already passed.' } }
  if (date > addDays(today, BOOKING_ADVANCE_DAYS_MAX))
    return { problems: { date: 'Nobody can book so far ahead: choose a day within two years.' } }
  const typed = kind === 'closed' ? [] : pairs
  if (kind === 'open' && typed.length === 0) return { problems: { pairs: 'Give the hours of that day, or choose closed.' } }
  const wrong = pairProblem(typed)
  if (wrong !== undefined) return { problems: { pairs: wrong } }
  const others = (rules.policy.exceptions ?? []).filter((each) => each.date !== date)
  // Days that are over make room where there is none.
  const kept = others.length < EXCEPTIONS_MAX ? others : others.filter((each) => each.date >= today)
  if (kept.length >= EXCEPTIONS_MAX) return { problems: { date: `There are ${EXCEPTIONS_MAX} single days already. Remove one first.` } }
  const exceptions = [...kept, { date, openings: typed }].toSorted((a, b) => a.date.localeCompare(b.date))
  return { after: { ...rules, policy: { ...rules.policy, exceptions } } }
}

/** The same without a day; undefined where it is not there. Pure. */
export function planWithoutDay(date: string, rules: BookingRules): BookingRules | undefined {
  const { exceptions = [], ...policy } = rules.policy
  const kept = exceptions.filter((each) => each.date !== date)
  if (kept.length === exceptions.length) return undefined
  return { ...rules, policy: { ...policy, ...(kept.length > 0 ? { exceptions: kept } : {}) } }
}
