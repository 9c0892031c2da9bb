import { describe, expect, it } from 'vitest'
import type { BookingRules } from '../../../../tenants/contract/booking-rules.ts'
import { EXCEPTIONS_MAX } from '../../../../tenants/contract/diary-limits.ts'
import { bookingPolicySchema } from '../../../../tenants/contract/policy.ts'
import { rowsOf } from '../rules/week-rows.ts'
import { type HoursForm, hoursFormOf, keepTyped, planHours } from './plan-hours.ts'
import { planSingleDay, planWithoutDay, type SingleDayForm } from './plan-single-day.ts'

const now = new Date('2026-11-26T10:00Z')
const rules: BookingRules = {
  city: 'Sydney',
  timeZone: 'Australia/Sydney',
  policy: bookingPolicySchema.parse({
    openings: [
      { days: ['sat', 'fri'], from: '20:00', to: '02:00' },
      { days: ['mon'], from: '10:00', to: '20:00' },
    ],
  }),
  tour: [],
}
const form = hoursFormOf(rules)
const plan = (change: Partial<HoursForm>) => planHours({ ...form, ...change }, rules)

describe('her hours', () => {
  it('are as they were where nothing was typed, in the same lines too', () => {
    expect(plan({})).toEqual({ after: rules })
  })

  it('take what she types', () => {
    const planned = plan({ noticeHours: '1,5', homeDuringTour: true, week: { ...form.week, sat: [] } })
    expect('after' in planned && planned.after.policy).toEqual({
      ...rules.policy,
      noticeHours: 1.5,
      homeDuringTour: true,
      openings: [
        { days: ['mon'], from: '10:00', to: '20:00' },
        { days: ['fri'], from: '20:00', to: '02:00' },
      ],
    })
  })

  it('are refused beside their fields, and nothing is half saved', () => {
    expect(plan({ noticeHours: '400', bufferMinutes: '1.5', hoursMax: 'long', week: rowsOf([]) })).toEqual({
      problems: {
        noticeHours: 'Write hours from 0 to 336 (two weeks), e.g. 24.',
        bufferMinutes: 'Write whole minutes from 0 to 1440 (a day), e.g. 30.',
        hoursMax: 'Write hours and half hours from 0.5 to 72, e.g. 24.',
        week: 'Leave at least one day open. To take time off, block it in your diary or add single days.',
      },
    })
    expect(plan({ week: { ...form.week, tue: [{ from: '', to: '10:00' }] } })).toEqual({
      problems: { days: { tue: 'Give both times, or leave both empty.' } },
    })
  })

  it.each(['0', '336', '0.25', '337', '-1', '1e3', ''])('has the bounds of tenant.yaml: %s', (text) => {
    for (const name of ['noticeHours', 'bufferMinutes', 'hoursMax'] as const) {
      const planned = plan({ [name]: text })
      const isOfContract = text !== '' && text !== '1e3' && bookingPolicySchema.shape[name].safeParse(Number(text)).success
      expect('after' in planned, `${name} ${text}`).toBe(isOfContract)
    }
  })

  it('of another window hold where she has typed nothing', () => {
    const current = { ...rules, policy: { ...rules.policy, noticeHours: 48, bufferMinutes: 60 } }
    const typed = { ...form, bufferMinutes: '45', week: { ...form.week, mon: [{ from: '12:00', to: '20:00' }] } }
    expect(keepTyped(typed, { base: rules, current })).toEqual({ ...typed, noticeHours: '48' })
  })
})

describe('a single day', () => {
  const day: SingleDayForm = { date: '2026-12-24', kind: 'closed', pairs: [] }
  const add = (change: Partial<SingleDayForm>, on = rules) => planSingleDay({ ...day, ...change }, { rules: on, now })

  it('is closed, or has other hours, in the place of those it had, until it is removed', () => {
    const closed = add({})
    if (!('after' in closed)) throw new Error('refused')
    expect(closed.after.policy.exceptions).toEqual([{ date: '2026-12-24', openings: [] }])
    const open = add({ kind: 'open', pairs: [{ from: '20:00', to: '02:00' }] }, closed.after)
    expect('after' in open && open.after.policy.exceptions).toEqual([{ date: '2026-12-24', openings: [{ from: '20:00', to: '02:00' }] }])
    expect(planWithoutDay('2026-12-24', closed.after)).toEqual(rules)
    expect(planWithoutDay('2026-12-25', closed.after)).toBeUndefined()
  })

  it.each<[Partial<SingleDayForm>, object]>([
    [{ date: '2027-02-29' }, { date: 'Choose a day that the calendar has.' }],
    [{ date: '2026-11-25' }, { date: 'That day has already passed.' }],
    [{ date: '2030-01-01' }, { date: 'Nobody can book so far ahead: choose a day within two years.' }],
    [{ kind: 'open', pairs: [] }, { pairs: 'Give the hours of that day, or choose closed.' }],
    [{ kind: 'open', pairs: [{ from: '10:00', to: '' }] }, { pairs: 'Give both times, or leave both empty.' }],
  ])('is refused beside its field: %o', (change, problems) => {
    expect(add(change)).toEqual({ problems })
  })

  it('takes the room of days that are over, and is refused where there is none', () => {
    const filled = (year: number) => ({
      ...rules,
      policy: {
        ...rules.policy,
        exceptions: Array.from({ length: EXCEPTIONS_MAX }, (_, at) => ({
          date: new Date(Date.UTC(year, 0, 1 + at)).toISOString().slice(0, 10),
          openings: [],
        })),
      },
    })
    expect('after' in add({}, filled(2025))).toBe(true)
    expect(add({}, filled(2027))).toEqual({ problems: { date: 'There are 200 single days already. Remove one first.' } })
  })
})
