import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bookingRequestSchema } from '../../tenants/contract/booking.ts'
import type { Manifest } from '../../tenants/contract/manifest.ts'
import { WEEKDAYS } from '../../tenants/contract/weekdays.ts'
import { planBooking } from '../bookings/plan-booking.ts'
import { planFreeStarts } from './plan-free-starts.ts'

const HOUR = 3_600_000
const NOW = new Date('2026-11-24T12:00:00Z')
const booking: Manifest['booking'] = {
  timeZone: 'Australia/Sydney',
  city: 'Sydney',
  keepDays: 180,
  services: [{ id: 'dinner', name: 'Dinner', hours: 3, hoursMin: 1 }],
  tour: [{ city: 'Perth', from: '2026-12-04', to: '2026-12-08', timeZone: 'Australia/Perth' }],
  policy: {
    openings: [
      { days: ['fri', 'sat'], from: '18:00', to: '22:00' },
      { days: [...WEEKDAYS], from: '10:00', to: '12:00' },
    ],
    noticeHours: 24,
    bufferMinutes: 30,
    holdHours: 48,
    confirmEmail: true,
    blocked: [{ from: '2026-12-24T00:00', to: '2026-12-27T11:00' }],
    hoursMax: 12,
    minimumAge: 18,
    verifications: [],
  },
}
const free = (
  from: string,
  { hours = 1, city, held = [] }: { hours?: number; city?: string; held?: { from: number; to: number }[] } = {},
) => planFreeStarts({ from, days: 1, hours, city }, booking, { held, now: NOW })[0]?.starts

describe('planFreeStarts', () => {
  it('offers every half hour of her openings of that weekday', () => {
    expect(free('2026-12-01')).toEqual(['10:00', '10:30', '11:00', '11:30', '12:00'])
    expect(free('2026-12-04')).toEqual([
      '10:00',
      '10:30',
      '11:00',
      '11:30',
      '12:00',
      '18:00',
      '18:30',
      '19:00',
      '19:30',
      '20:00',
      '20:30',
      '21:00',
      '21:30',
      '22:00',
    ])
  })

  it('leaves out what is too soon, blocked or held, with the buffer on both sides', () => {
    expect(free('2026-11-25')).toEqual([]) // NOW is 23:00 in Sydney: 24 hours later the openings are over
    expect(free('2026-11-26')).toHaveLength(5)
    expect(free('2026-12-25')).toEqual([])
    expect(free('2026-12-27')).toEqual(['11:00', '11:30', '12:00'])
    // Held 11:00 to 12:00 and half an hour after it (11:00 in Sydney is midnight UTC).
    const held = [{ from: Date.parse('2026-12-01T00:00Z'), to: Date.parse('2026-12-01T01:30Z') }]
    expect(free('2026-12-01', { held, hours: 0.5 })).toEqual(['10:00'])
  })

  it('reads the clock of the tour city on the days of the leg', () => {
    const held = [{ from: Date.parse('2026-12-05T02:00Z'), to: Date.parse('2026-12-05T03:00Z') }] // 10:00 in Perth, 13:00 in Sydney
    expect(free('2026-12-05', { city: 'Perth', held, hours: 0.5 })?.[0]).toBe('11:00')
    expect(free('2026-12-05', { held, hours: 0.5 })?.[0]).toBe('10:00')
  })

  it('never offers a time that clocks skip, and offers one that they show twice once', () => {
    const night = { ...booking, policy: { ...booking.policy, openings: [{ days: [...WEEKDAYS], from: '01:00', to: '04:00' }] } }
    const starts = (from: string) => planFreeStarts({ from, days: 1, hours: 1, city: undefined }, night, { held: [], now: NOW })[0]?.starts
    expect(starts('2027-10-03')).toEqual(['01:00', '01:30', '03:00', '03:30', '04:00'])
    expect(starts('2027-04-04')).toEqual(['01:00', '01:30', '02:00', '02:30', '03:00', '03:30', '04:00'])
  })

  it('offers just what planBooking takes, where nothing is held', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 0, max: 47 }),
        fc.constantFrom('Sydney', 'Perth'),
        (day, half, city) => {
          const date = new Date(NOW.getTime() + day * 24 * HOUR).toISOString().slice(0, 10)
          const time = `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`
          const request = bookingRequestSchema.parse({
            name: 'Sam',
            email: 'sam@example.com',
            service: 'dinner',
            startsAt: `${date}T${time}`,
            hours: 2,
            city,
          })
          const isTaken = !('reason' in planBooking(request, { booking }, NOW))
          const isOffered = planFreeStarts({ from: date, days: 1, hours: 2, city }, booking, { held: [], now: NOW })[0]?.starts.includes(
            time,
          )
          expect(isOffered, `${date} ${time} ${city}`).toBe(isTaken)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
