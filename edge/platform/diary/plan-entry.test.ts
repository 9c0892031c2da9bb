import { describe, expect, it } from 'vitest'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { WEEKDAYS } from '../../../tenants/contract/weekdays.ts'
import { type EntryForm, planEntry, planMove } from './plan-entry.ts'

const rules: BookingRules = {
  city: 'Sydney',
  timeZone: 'Australia/Sydney',
  policy: {
    openings: [{ days: [...WEEKDAYS], from: '10:00', to: '22:00' }],
    noticeHours: 48,
    bufferMinutes: 30,
    holdHours: 48,
    confirmEmail: true,
    hoursMax: 12,
    homeDuringTour: false,
    blocked: [],
    minimumAge: 18,
    verifications: [],
  },
  tour: [{ city: 'Brisbane', from: '2026-12-04', to: '2026-12-08', timeZone: 'Australia/Brisbane', incall: true, outcall: true }],
}
const now = new Date('2026-12-01T02:00Z')
const form: EntryForm = {
  ...{
    service: 'Dinner',
    startsAt: '2026-12-02T23:30',
    hours: '2',
    city: 'Sydney',
    price: '',
    name: '',
    phone: '',
    email: '',
    address: '',
    message: '',
  },
  isTold: false,
  withoutDeposit: false,
}
const plan = (change: Partial<EntryForm> = {}) => planEntry({ ...form, ...change }, { rules, locale: 'en-AU', now })
const entryOf = (change: Partial<EntryForm> = {}) => {
  const planned = plan(change)
  if ('problems' in planned) throw new Error(JSON.stringify(planned.problems))
  return planned.entry
}

describe('an appointment that she enters', () => {
  it('needs no notice, no opening and no name', () => {
    expect(entryOf()).toMatchObject({
      startsAt: new Date('2026-12-02T12:30Z'),
      endsAt: new Date('2026-12-02T14:30Z'),
      priceCents: null,
      client: null,
    })
  })

  it('is over before she goes on to the next place', () => {
    const late = { startsAt: '2026-12-03T22:00' }
    // Until ten in Brisbane, which is eleven in Sydney.
    expect(entryOf({ ...late, hours: '13' }).endsAt).toEqual(new Date('2026-12-04T00:00Z'))
    const words = 'Before it ends you are on your way to Brisbane.'
    expect(plan({ ...late, hours: '13.5' })).toEqual({ problems: { hours: words } })
    expect(planMove({ ...late, city: 'Sydney', hours: 13.5 }, { rules, locale: 'en-AU', now })).toEqual({ problem: words })
  })

  it('is by the clock of its city, in the days in which she is there', () => {
    expect(entryOf({ city: 'Brisbane', startsAt: '2026-12-05T19:00' }).startsAt).toEqual(new Date('2026-12-05T09:00Z'))
    expect(plan({ startsAt: '2026-12-05T19:00' })).toEqual({
      problems: { city: 'You are not in Sydney that day: Brisbane from 4 to 8\u00a0December\u00a02026.' },
    })
    expect(plan({ city: 'Brisbane' })).toEqual({ problems: { city: expect.stringContaining('You are not in Brisbane that day') } })
    expect(plan({ city: 'Nowhere' })).toEqual({ problems: { city: 'Choose one of your cities.' } })
  })

  it('takes a price and a client as people write them', () => {
    const entry = entryOf({ price: '$1,500', name: ' Sam Example ', phone: '0491 570 156', email: 'Sam@Example.com ' })
    expect(entry.priceCents).toBe(150_000)
    expect(entry.client).toEqual({ name: 'Sam Example', phone: '0491 570 156', email: 'Sam@Example.com', address: null, message: null })
    expect(entryOf({ phone: '0491 570 156' }).client).toMatchObject({ name: 'Client', email: '' })
  })

  it.each<[Partial<EntryForm>, string]>([
    [{ service: ' ' }, 'service'],
    [{ startsAt: '2027-02-31T10:00' }, 'startsAt'],
    [{ startsAt: '2026-11-30T10:00' }, 'startsAt'],
    [{ startsAt: '2030-11-30T10:00' }, 'startsAt'],
    [{ startsAt: '2027-10-03T02:30' }, 'startsAt'],
    [{ hours: '0' }, 'hours'],
    [{ hours: 'two' }, 'hours'],
    [{ price: '-5' }, 'price'],
    [{ price: 'a lot' }, 'price'],
    [{ phone: 'call me' }, 'phone'],
    [{ email: 'sam@' }, 'email'],
    [{ isTold: true, name: 'Sam' }, 'email'],
  ])('%o is wrong beside its field, in a sentence', (change, field) => {
    expect(plan(change)).toEqual({ problems: { [field]: expect.stringMatching(/\.$/) } })
  })

  it('says all that is wrong at once', () => {
    expect(plan({ service: '', hours: '', startsAt: '' })).toEqual({
      problems: { service: expect.any(String), hours: expect.any(String), startsAt: expect.any(String) },
    })
  })
})

describe('planMove', () => {
  it('asks the same of another time', () => {
    expect(planMove({ startsAt: '2026-12-03T10:00', city: 'Sydney', hours: 2 }, { rules, locale: 'en-AU', now })).toEqual({
      startsAt: new Date('2026-12-02T23:00Z'),
    })
    expect(planMove({ startsAt: '2026-12-05T10:00', city: 'Sydney', hours: 2 }, { rules, locale: 'en-AU', now })).toHaveProperty('problem')
  })
})
