import { describe, expect, it } from 'vitest'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { daysAround } from './days-around.ts'

const now = new Date('2026-11-26T00:00Z')
const open = { days: ['fri'], from: '18:00', to: '23:00' }
const leg = (city: string, from: string, to: string, more = {}) => ({
  ...{ city, from, to, timeZone: 'Australia/Brisbane', incall: true, outcall: true },
  ...more,
})
const booking = (tour: object[], policy = {}) =>
  ({
    city: 'Sydney',
    timeZone: 'Australia/Sydney',
    policy: { openings: [open], exceptions: [], homeDuringTour: false, ...policy },
    tour,
  }) as unknown as BookingRules
const shown = { day: '2026-12-04', from: '2026-11-27', days: 28 }
const around = (asked: object, tour: object[], policy = {}) =>
  daysAround({ city: 'Brisbane', service: 'dinner', ...shown, ...asked }, { booking: booking(tour, policy), now })

describe('the days before and after those that are shown', () => {
  it('end where she leaves the city', () => {
    const tour = [leg('Brisbane', '2026-12-01', '2026-12-08')]
    expect(around({}, tour)).toEqual({ earlier: undefined, later: undefined })
    // Somebody who was led past its end finds back.
    expect(around({ day: '2027-01-15', from: '2027-01-08' }, tour).later).toBe(undefined)
    expect(around({ day: '2027-01-15', from: '2027-01-08' }, tour).earlier).toBe('2026-12-08')
  })

  it('lead over a gap to the days on which she is there again', () => {
    const tour = [leg('Brisbane', '2026-12-01', '2026-12-08'), leg('Brisbane', '2027-03-05', '2027-03-09')]
    expect(around({}, tour)).toEqual({ earlier: undefined, later: '2027-03-05' })
    expect(around({ day: '2027-03-05', from: '2027-02-26' }, tour)).toEqual({ earlier: '2026-12-08', later: undefined })
    // Not for what she does not offer on that leg.
    const some = [tour[0] as object, leg('Brisbane', '2027-03-05', '2027-03-09', { services: ['massage'] })]
    expect(around({}, some).later).toBe(undefined)
  })

  it('have the night after the last day where she is open past midnight', () => {
    const tour = [leg('Brisbane', '2026-12-01', '2026-12-24')]
    expect(around({}, tour).later).toBe(undefined)
    expect(around({}, tour, { openings: [{ ...open, days: ['thu'], to: '03:00' }] }).later).toBe('2027-01-01')
  })

  it('at home go on by four weeks, for as long as bookings are taken, and back to today', () => {
    expect(around({ city: 'Sydney' }, [])).toEqual({ earlier: '2026-11-06', later: '2027-01-01' })
    expect(around({ city: 'Sydney', day: '2026-11-26', from: '2026-11-26' }, []).earlier).toBe(undefined)
    expect(around({ city: 'Sydney', day: '2028-11-20', from: '2028-11-13' }, []).later).toBe(undefined)
    // Four weeks on she is away; then she is home again.
    const away = [leg('Brisbane', '2026-12-20', '2027-02-10')]
    expect(around({ city: 'Sydney' }, away).later).toBe('2027-02-11')
  })
})
