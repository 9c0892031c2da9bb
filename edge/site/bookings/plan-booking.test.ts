import { describe, expect, it } from 'vitest'
import { bookingRequestSchema } from '../../../tenants/contract/booking.ts'
import { parseLocalTime, toInstant } from '../../../tenants/contract/local-time.ts'
import type { Manifest } from '../../../tenants/contract/manifest.ts'
import { WEEKDAYS } from '../../../tenants/contract/weekdays.ts'
import { enAU } from '../../../tenants/contract/words/en-au.ts'
import { planBooking, siteRules } from './plan-booking.ts'

const NOW = new Date('2026-11-24T12:00:00Z')
const language = { locale: 'en-AU', words: enAU }
const manifest: Pick<Manifest, 'booking'> = {
  booking: {
    timeZone: 'Australia/Sydney',
    city: 'Sydney',
    keepDays: 180,
    services: [{ id: 'dinner', name: 'Dinner', hours: 3, hoursMin: 2, prices: [{ hours: 3, incall: 1400, outcall: 1500 }] }],
    tour: [{ city: 'Perth', from: '2026-12-04', to: '2026-12-08', timeZone: 'Australia/Perth', incall: false, outcall: true }],
    policy: {
      openings: [{ days: [...WEEKDAYS], from: '10:00', to: '23:00' }],
      noticeHours: 24,
      bufferMinutes: 30,
      holdHours: 48,
      confirmEmail: true,
      homeDuringTour: false,
      blocked: [{ from: '2026-12-24T00:00', to: '2026-12-27T10:00' }],
      hoursMax: 12,
      minimumAge: 18,
      verifications: [],
    },
  },
}
const draft = { name: 'Sam', email: 'sam@example.com', service: 'dinner', startsAt: '2026-12-01T19:00', hours: 3 }
const plan = (change: object = {}) =>
  planBooking(bookingRequestSchema.parse({ ...draft, ...change }), siteRules(manifest.booking, { language, now: NOW }))

describe('planBooking', () => {
  it('turns the clock time of her city into an instant', () => {
    expect(plan()).toEqual({
      service: 'dinner',
      serviceName: 'Dinner',
      city: 'Sydney',
      timeZone: 'Australia/Sydney',
      startsAt: '2026-12-01T08:00:00.000Z',
      endsAt: '2026-12-01T11:00:00.000Z',
      priceCents: 140_000,
      isVisit: false,
    })
  })

  it('reads the clock of the tour city on the days of the leg', () => {
    expect(plan({ city: 'perth ', startsAt: '2026-12-05T19:00' })).toMatchObject({
      startsAt: '2026-12-05T11:00:00.000Z',
      city: 'Perth',
      timeZone: 'Australia/Perth',
    })
  })

  it('takes on a leg what that is for, and says what that is for anything else', () => {
    const [leg] = manifest.booking.tour
    const booking = {
      ...manifest.booking,
      services: [...manifest.booking.services, { id: 'theatre', name: 'Theatre', hours: 5, hoursMin: 3, prices: [] }],
      tour: leg ? [{ ...leg, services: ['theatre'] }] : [],
    }
    const asked = (change: object) =>
      planBooking(bookingRequestSchema.parse({ ...draft, hours: 5, ...change }), siteRules(booking, { language, now: NOW }))
    expect(asked({ city: 'Perth', startsAt: '2026-12-05T17:00', service: 'theatre' })).toMatchObject({ city: 'Perth' })
    expect(asked({ city: 'Perth', startsAt: '2026-12-05T17:00' })).toEqual({
      reason: 'invalid_fields',
      fields: { service: 'In Perth you can book: Theatre. Please choose from these, or another city.' },
    })
    expect(asked({})).toMatchObject({ city: 'Sydney' })
  })

  it('takes the price of where they meet', () => {
    expect(plan({ address: 'Hotel Example' })).toMatchObject({ priceCents: 150_000 })
    expect(plan({ hours: 4 })).toMatchObject({ priceCents: null })
    expect(plan({ city: 'Perth', startsAt: '2026-12-05T19:00' })).toMatchObject({ priceCents: 150_000 })
  })

  it.each([
    ['a tour city outside its leg', { city: 'Perth', startsAt: '2026-12-20T19:00' }, 'startsAt', 'I’m in Perth from 4 to 8\u00a0December.'],
    ['the home city during a leg', { city: 'Sydney', startsAt: '2026-12-05T12:00' }, 'startsAt', 'I’m in Perth from 4 to 8\u00a0December.'],
    ['no city during a leg', { startsAt: '2026-12-08T23:00' }, 'startsAt', 'I’m in Perth from 4 to 8\u00a0December.'],
    [
      'a city that is none of hers',
      { city: 'You won. Claim at https://evil.com/prize' },
      'city',
      'Please choose one of these cities: Sydney, Perth (4 to 8\u00a0December).',
    ],
  ])('refuses %s and says where she is', (_name, change, field, message) => {
    expect(plan(change)).toEqual({ reason: 'invalid_fields', fields: { [field]: message } })
  })

  it.each([
    [
      'a tour city in the night before its leg',
      { city: 'Perth', startsAt: '2026-12-04T01:30' },
      'On the night of 3\u00a0December I’m in Sydney.',
    ],
    [
      'the home city in the night after a leg',
      { city: 'Sydney', startsAt: '2026-12-09T01:30' },
      'On the night of 8\u00a0December I’m in Perth.',
    ],
    [
      'a tour city in a night of next year',
      { city: 'Perth', startsAt: '2027-01-20T01:30' },
      'On the night of 19\u00a0January\u00a02027 I’m in Sydney.',
    ],
  ])('says for %s where she is in that night', (_name, change, message) => {
    const policy = { ...manifest.booking.policy, openings: [{ days: [...WEEKDAYS], from: '20:00', to: '03:00' }] }
    const overnight = { ...manifest, booking: { ...manifest.booking, policy } }
    expect(planBooking(bookingRequestSchema.parse({ ...draft, ...change }), siteRules(overnight.booking, { language, now: NOW }))).toEqual({
      reason: 'invalid_fields',
      fields: { startsAt: message },
    })
  })

  it('takes a typed start between the half hours that are offered: the field without its script has every minute', () => {
    expect(plan({ startsAt: '2026-12-01T19:10' })).toMatchObject({ startsAt: '2026-12-01T08:10:00.000Z' })
  })

  it.each([
    ['an unknown service', { service: 'breakfast' }, 'service'],
    ['a time she has blocked', { startsAt: '2026-12-26T19:00' }, 'startsAt'],
    ['a time that runs into a blocked one', { startsAt: '2026-12-23T22:00' }, 'startsAt'],
    ['too early in the day', { startsAt: '2026-12-01T09:59' }, 'startsAt'],
    ['too late in the day', { startsAt: '2026-12-01T23:01' }, 'startsAt'],
    ['less notice than asked', { startsAt: '2026-11-25T22:00' }, 'startsAt'],
    ['the past', { startsAt: '2025-12-01T19:00' }, 'startsAt'],
    ['a day that does not exist', { startsAt: '2026-11-31T19:00' }, 'startsAt'],
    ['years ahead', { startsAt: '2029-12-01T19:00' }, 'startsAt'],
    ['shorter than the service', { hours: 1 }, 'hours'],
    ['longer than she takes', { hours: 13 }, 'hours'],
  ])('refuses %s at the right field', (_name, change, field) => {
    expect(plan(change)).toMatchObject({ reason: 'invalid_fields', fields: { [field]: expect.stringMatching(/^[A-Z].*\.$/) } })
  })

  it('takes the first and the last start of the day', () => {
    expect(plan({ startsAt: '2026-12-01T10:00' })).toHaveProperty('startsAt')
    expect(plan({ startsAt: '2026-12-01T23:00' })).toHaveProperty('startsAt')
  })

  it('asks for a minimum fill time only where the form says when it was shown', () => {
    expect(plan({ shownAt: NOW.getTime() - 1000 })).toEqual({ reason: 'automated' })
    expect(plan({ shownAt: NOW.getTime() - 4000 })).toHaveProperty('startsAt')
    expect(plan()).toHaveProperty('startsAt')
  })
})

describe('toInstant', () => {
  const at = (local: string, zone: string) => {
    const instant = toInstant(parseLocalTime(local) ?? Number.NaN, zone)
    return instant === undefined ? undefined : new Date(instant).toISOString()
  }

  it('knows daylight saving', () => {
    expect(at('2026-07-01T12:00', 'Australia/Sydney')).toBe('2026-07-01T02:00:00.000Z')
    expect(at('2026-12-01T12:00', 'Australia/Sydney')).toBe('2026-12-01T01:00:00.000Z')
    expect(at('2026-12-01T12:00', 'Australia/Adelaide')).toBe('2026-12-01T01:30:00.000Z')
  })

  it('has no instant for a time that is skipped, and the earlier one for a time that comes twice', () => {
    expect(at('2026-10-04T02:30', 'Australia/Sydney')).toBeUndefined()
    expect(at('2026-10-04T03:00', 'Australia/Sydney')).toBe('2026-10-03T16:00:00.000Z')
    expect(at('2027-04-04T02:30', 'Australia/Sydney')).toBe('2027-04-03T15:30:00.000Z')
  })
})
