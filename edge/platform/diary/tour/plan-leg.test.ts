import { describe, expect, it } from 'vitest'
import type { BookingRules, Leg } from '../../../../tenants/contract/booking-rules.ts'
import { bookingPolicySchema } from '../../../../tenants/contract/policy.ts'
import { keepTyped, type LegForm, legFormOf, planLeg, readLegForm } from './plan-leg.ts'

const now = new Date('2026-11-26T10:00Z')
const brisbane: Leg = {
  city: 'Brisbane',
  timeZone: 'Australia/Brisbane',
  from: '2026-12-04',
  to: '2026-12-08',
  incall: true,
  outcall: false,
  leaves: '11:00',
}
const rules: BookingRules = {
  city: 'Sydney',
  timeZone: 'Australia/Sydney',
  policy: bookingPolicySchema.parse({ openings: [{ days: ['mon'], from: '10:00', to: '20:00' }] }),
  tour: [brisbane],
}
const telling = { locale: 'en-AU', thisYear: '2026', home: 'Sydney' }
const perth: LegForm = { ...legFormOf(undefined), city: 'Perth', from: '2026-12-20', to: '2026-12-22', arrives: '15:00' }
const plan = (form: Partial<LegForm>, leg?: Leg) => planLeg({ ...perth, ...form }, { rules, leg, telling, now })
const problemsOf = (form: Partial<LegForm>, leg?: Leg) => {
  const planned = plan(form, leg)
  return 'problems' in planned ? planned.problems : {}
}

describe('a leg', () => {
  it('is added with the clock of its city, in the order of the tour', () => {
    const planned = plan({ from: '2026-12-01', to: '2026-12-02' })
    expect('after' in planned && planned.after.tour).toEqual([
      {
        city: 'Perth',
        timeZone: 'Australia/Perth',
        from: '2026-12-01',
        to: '2026-12-02',
        incall: true,
        outcall: true,
        arrives: '15:00',
      },
      brisbane,
    ])
  })

  it('keeps, when it is changed, its clock and what the form does not have, and loses what was emptied', () => {
    const later = { ...legFormOf(brisbane), to: '2026-12-10', leaves: '' }
    const planned = planLeg(later, { rules, leg: brisbane, telling, now })
    const { leaves: _leaves, ...kept } = brisbane
    expect('after' in planned && planned.after.tour).toEqual([{ ...kept, to: '2026-12-10' }])
  })

  it('has a note of a few words, which can be emptied', () => {
    const note = 'In the city, near the river.'
    const noted = plan({ note })
    expect('after' in noted && noted.after.tour.at(-1)).toMatchObject({ city: 'Perth', note })
    const emptied = planLeg({ ...legFormOf({ ...brisbane, note }), note: '' }, { rules, leg: brisbane, telling, now })
    expect('after' in emptied && emptied.after.tour).toEqual([brisbane])
    expect(problemsOf({ note: 'é'.repeat(200) })).toEqual({})
    expect(problemsOf({ note: 'é'.repeat(201) })).toEqual({ note: 'At most 200 letters.' })
  })

  it('may begin on the day another one ends, and have no other day of it', () => {
    expect(problemsOf({ from: '2026-12-08', to: '2026-12-12' })).toEqual({})
    expect(problemsOf({ from: '2026-12-01', to: '2026-12-04' })).toEqual({})
    const taken = 'Brisbane, 4 to 8\u00a0Dec, has some of these days already. Two cities can only share the day you travel.'
    for (const [from, to] of [
      ['2026-12-07', '2026-12-12'],
      ['2026-12-01', '2026-12-05'],
      ['2026-12-06', '2026-12-06'],
      ['2026-12-01', '2026-12-30'],
      ['2026-12-04', '2026-12-08'],
    ])
      expect(problemsOf({ from: from ?? '', to: to ?? '' }), `${from} ${to}`).toEqual({ from: taken })
    expect(problemsOf({ city: 'brisbane', from: '2026-12-08', to: '2026-12-12' }).from).toMatch(/is on your tour already/)
    expect(problemsOf({ ...legFormOf(brisbane), from: '2026-12-05' }, brisbane)).toEqual({})
  })

  it.each<[string, Partial<LegForm>, object]>([
    ['no city', { city: '' }, { city: 'Which city?' }],
    ['a day that does not exist', { from: '2026-02-30' }, { from: 'Choose a day that the calendar has.' }],
    ['no last day', { to: '' }, { to: 'Choose the last day.' }],
    ['no first day', { from: '' }, { from: 'Choose the first day.' }],
    ['an end before the beginning', { to: '2026-12-19' }, { to: 'The last day is before the first.' }],
    ['days that are over', { from: '2026-11-01', to: '2026-11-25' }, { to: 'These days are over.' }],
    ['too far ahead', { from: '2029-01-01', to: '2029-01-02' }, { from: 'Nobody can book so far ahead: choose a day within two years.' }],
    ['leaving before arriving', { to: '2026-12-20', leaves: '14:00' }, { leaves: 'You’d leave before you arrive.' }],
    ['nowhere to meet', { incall: false, outcall: false }, { places: 'Choose at least one of the two.' }],
    ['half a pair of hours', { hours: { ...perth.hours, sat: [{ from: '10:00', to: '' }] } }, { hours: { sat: expect.any(String) } }],
  ])('is refused beside its field: %s', (_name, form, expected) => {
    expect(problemsOf(form)).toEqual(expected)
  })

  it('asks for the clock of a city that is in no list, and takes the one that is chosen', () => {
    expect(problemsOf({ city: 'Atlantis' })).toEqual({
      timeZone: 'Atlantis isn’t in the list of cities. Choose a place whose clocks show the same time.',
      clocks: [],
    })
    const planned = plan({ city: 'Atlantis', timeZone: 'Australia/Sydney' })
    expect('after' in planned && planned.after.tour.at(-1)).toMatchObject({ city: 'Atlantis', timeZone: 'Australia/Sydney' })
    expect(problemsOf({ city: 'Atlantis', timeZone: 'Mars/Olympus' }).timeZone).toContain('Atlantis')
    expect(problemsOf({ city: 'London' }).timeZone).toMatch(/^There is more than one London\./)
    // Today is that of the city: still 26 November in London, while it is the 27th at home from 1 pm UTC.
    const late = new Date('2026-11-26T14:00Z')
    const today = { ...perth, city: 'London', timeZone: 'Europe/London', from: '2026-11-26', to: '2026-11-26' }
    expect('after' in planLeg(today, { rules, leg: undefined, telling, now: late })).toBe(true)
    expect('after' in planLeg({ ...today, city: 'Hobart' }, { rules, leg: undefined, telling, now: late })).toBe(false)
  })

  it('of another window holds where she has typed nothing', () => {
    const typed = { ...legFormOf(brisbane), to: '2026-12-10' }
    const current = { ...brisbane, to: '2026-12-07', outcall: true }
    expect(keepTyped(typed, { base: brisbane, current })).toEqual({ ...typed, outcall: true })
    expect(keepTyped(typed, { base: brisbane, current: undefined })).toEqual(typed)
  })

  it('is read from its form as it was typed, on one line', () => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ city: ' Gold   Coast\u202e', from: '2026-12-04', arrives: '15:00:00', incall: 'yes' }))
      form.set(name, value)
    expect(readLegForm(form)).toMatchObject({
      city: 'Gold Coast',
      from: '2026-12-04',
      to: '',
      arrives: '15:00',
      incall: true,
      outcall: false,
    })
  })
})
