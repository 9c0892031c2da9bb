import type { BookingRules } from '../../../../tenants/contract/booking-rules.ts'
import { BOOKING_HOURS_MAX } from '../../../../tenants/contract/limits.ts'
import { WEEKDAYS } from '../../../../tenants/contract/weekdays.ts'
import { isEmptyWeek, isSameWeek, openingsOf, type RowProblems, readRows, rowProblems, rowsOf, type WeekRows } from '../rules/week-rows.ts'

/** What the form of her hours says, as it is typed. */
export interface HoursForm {
  week: WeekRows
  noticeHours: string
  bufferMinutes: string
  hoursMax: string
  homeDuringTour: boolean
}

type NumberField = 'noticeHours' | 'bufferMinutes' | 'hoursMax'

/** Field -> what is wrong with it, in a sentence for her. */
export interface HoursProblems extends Partial<Record<NumberField | 'week', string>> {
  days?: RowProblems
}

/** The same bounds as tenant.yaml has (tenants/contract/policy.ts, held by a test). */
const BOUNDS: Record<NumberField, { min: number; max: number; step: number; wrong: string }> = {
  noticeHours: { min: 0, max: 24 * 14, step: 0, wrong: 'Write hours from 0 to 336 (two weeks), e.g. 24.' },
  bufferMinutes: { min: 0, max: 24 * 60, step: 1, wrong: 'Write whole minutes from 0 to 1440 (a day), e.g. 30.' },
  hoursMax: {
    min: 0.5,
    max: BOOKING_HOURS_MAX,
    step: 0.5,
    wrong: `Write hours and half hours from 0.5 to ${BOOKING_HOURS_MAX}, e.g. 24.`,
  },
}

export const readHoursForm = (form: FormData): HoursForm => {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  return {
    week: readRows(form),
    noticeHours: text('noticeHours'),
    bufferMinutes: text('bufferMinutes'),
    hoursMax: text('hoursMax'),
    homeDuringTour: form.get('homeDuringTour') === 'yes',
  }
}

export const hoursFormOf = ({ policy }: BookingRules): HoursForm => ({
  week: rowsOf(policy.openings),
  noticeHours: String(policy.noticeHours),
  bufferMinutes: String(policy.bufferMinutes),
  hoursMax: String(policy.hoursMax),
  homeDuringTour: policy.homeDuringTour,
})

/** Her rules with what she typed, or what is wrong with it. Pure. */
export function planHours(form: HoursForm, rules: BookingRules): { after: BookingRules } | { problems: HoursProblems } {
  const days = rowProblems(form.week)
  const numbers = (Object.keys(BOUNDS) as NumberField[]).map((name) => ({ name, value: numberOf(form[name], BOUNDS[name]) }))
  const problems: HoursProblems = Object.fromEntries(
    numbers.flatMap(({ name, value }) => (value === undefined ? [[name, BOUNDS[name].wrong]] : [])),
  )
  if (Object.keys(days).length > 0) problems.days = days
  else if (isEmptyWeek(form.week))
    problems.week = 'Leave at least one day open. To take time off, block it in your diary or add single days.'
  if (Object.keys(problems).length > 0) return { problems }
  const { policy } = rules
  const openings = openingsOf(form.week)
  return {
    after: {
      ...rules,
      policy: {
        ...policy,
        ...(Object.fromEntries(numbers.map(({ name, value }) => [name, value])) as Record<NumberField, number>),
        // The same week in other lines is no change.
        openings: isSameWeek(openings, policy.openings) ? policy.openings : openings,
        homeDuringTour: form.homeDuringTour,
      },
    },
  }
}

function numberOf(text: string, { min, max, step }: { min: number; max: number; step: number }): number | undefined {
  const value = /^\d{1,5}([.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
  return value >= min && value <= max && (step === 0 || Number.isInteger(value / step)) ? value : undefined
}

/** What she typed over what holds now: what she left as the page had it follows the other window. Pure. */
export function keepTyped(typed: HoursForm, { base, current }: { base: BookingRules; current: BookingRules }): HoursForm {
  const [was, now] = [hoursFormOf(base), hoursFormOf(current)]
  const keep = <Value>(hers: Value, before: Value, after: Value): Value => (JSON.stringify(hers) === JSON.stringify(before) ? after : hers)
  return {
    week: Object.fromEntries(WEEKDAYS.map((day) => [day, keep(typed.week[day], was.week[day], now.week[day])])) as HoursForm['week'],
    noticeHours: keep(typed.noticeHours, was.noticeHours, now.noticeHours),
    bufferMinutes: keep(typed.bufferMinutes, was.bufferMinutes, now.bufferMinutes),
    hoursMax: keep(typed.hoursMax, was.hoursMax, now.hoursMax),
    homeDuringTour: keep(typed.homeDuringTour, was.homeDuringTour, now.homeDuringTour),
  }
}
