import { describe, expect, it } from 'vitest'
import type { Manifest } from '../../tenants/contract/manifest.ts'
import { WEEKDAYS } from '../../tenants/contract/weekdays.ts'
import { enAU } from '../../tenants/contract/words/en-au.ts'
import { siteRules } from '../site/bookings/plan-booking.ts'
import { planFreeStarts } from './plan-free-starts.ts'

const NOW = new Date('2026-11-24T12:00:00Z')
const TOLD = { language: { locale: 'en-AU', words: enAU }, now: NOW }
const booking: Manifest['booking'] = {
  timeZone: 'Australia/Sydney',
  city: 'Sydney',
  keepDays: 180,
  services: [{ id: 'dinner', name: 'Dinner', hours: 3, hoursMin: 1, prices: [] }],
  tour: [{ city: 'Perth', from: '2026-12-04', to: '2026-12-08', timeZone: 'Australia/Perth', incall: true, outcall: true }],
  policy: {
    openings: [
      { days: ['fri', 'sat'], from: '18:00', to: '22:00' },
      { days: [...WEEKDAYS], from: '10:00', to: '12:00' },
    ],
    noticeHours: 24,
    bufferMinutes: 30,
    holdHours: 48,
    confirmEmail: true,
    homeDuringTour: false,
    blocked: [{ from: '2026-12-24T00:00', to: '2026-12-27T11:00' }],
    hoursMax: 12,
    minimumAge: 18,
    verifications: [],
  },
}
const free = (
  from: string,
  { hours = 1, city, held = [] }: { hours?: number; city?: string; held?: { from: number; to: number }[] } = {},
) => planFreeStarts({ from, days: 1, hours, city }, siteRules(booking, TOLD), held)[0]?.starts

describe('planFreeStarts', () => {
  it('offers every half hour of her openings of that weekday', () => {
    expect(free('2026-12-01')).toEqual(['10:00', '10:30', '11:00', '11:30', '12:00'])
    expect(free('2026-12-11')).toEqual([
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

  it('reads the clock of the tour city on the days of the leg, and offers no other city then', () => {
    const held = [{ from: Date.parse('2026-12-05T02:00Z'), to: Date.parse('2026-12-05T03:00Z') }] // 10:00 in Perth, 13:00 in Sydney
    expect(free('2026-12-05', { city: 'Perth', held, hours: 0.5 })?.[0]).toBe('11:00')
    for (const city of ['Sydney', undefined, 'Atlantis']) expect(free('2026-12-05', { city })).toEqual([])
    for (const day of ['2026-12-03', '2026-12-09']) {
      expect(free(day, { city: 'Perth' })).toEqual([])
      expect(free(day, { city: 'Sydney' })).toContain('10:00')
    }
    const both = { ...booking, policy: { ...booking.policy, homeDuringTour: true } }
    const atHome = planFreeStarts({ from: '2026-12-05', days: 1, hours: 1, city: 'Sydney' }, siteRules(both, TOLD), [])
    expect(atHome[0]?.starts).toContain('10:00')
  })

  it('goes on past midnight where an opening does, under the date that clocks show, and stays in the city of the evening', () => {
    const openings = [{ days: ['fri' as const], from: '20:00', to: '02:00' }]
    const late = { ...booking, policy: { ...booking.policy, openings } }
    const starts = (from: string, city: string) =>
      planFreeStarts({ from, days: 2, hours: 1, city }, siteRules(late, TOLD), []).map((day) =>
        `${day.date} ${day.starts.join(' ')}`.trim(),
      )
    expect(starts('2027-02-26', 'Sydney')).toEqual([
      '2027-02-26 20:00 20:30 21:00 21:30 22:00 22:30 23:00 23:30',
      '2027-02-27 00:00 00:30 01:00 01:30 02:00',
    ])
    // The leg ends on a Friday: she is in Perth that night, and not in Sydney.
    const tour = [{ city: 'Perth', from: '2027-02-24', to: '2027-02-26', timeZone: 'Australia/Perth', incall: true, outcall: true }]
    Object.assign(late, { tour })
    expect(starts('2027-02-26', 'Perth')[1]).toBe('2027-02-27 00:00 00:30 01:00 01:30 02:00')
    expect(starts('2027-02-26', 'Sydney')).toEqual(['2027-02-26', '2027-02-27'])
  })

  it('never offers a time that clocks skip, and offers one that they show twice once', () => {
    const night = { ...booking, policy: { ...booking.policy, openings: [{ days: [...WEEKDAYS], from: '01:00', to: '04:00' }] } }
    const starts = (from: string) => planFreeStarts({ from, days: 1, hours: 1, city: undefined }, siteRules(night, TOLD), [])[0]?.starts
    expect(starts('2027-10-03')).toEqual(['01:00', '01:30', '03:00', '03:30', '04:00'])
    expect(starts('2027-04-04')).toEqual(['01:00', '01:30', '02:00', '02:30', '03:00', '03:30', '04:00'])
  })
})
