import { describe, expect, it } from 'vitest'
import type { BookingRules, Leg } from '../../tenants/contract/booking-rules.ts'
import { parseLocalTime } from '../../tenants/contract/local-time.ts'
import { bookingPolicySchema } from '../../tenants/contract/policy.ts'
import { planStart, startRules } from './plan-start.ts'

const DAILY = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const, from: '10:00', to: '23:00' }]
const leg = (city: string, from: string, to: string, more: Partial<Leg> = {}): Leg => ({
  ...{ city, from, to, timeZone: 'Australia/Brisbane', incall: true, outcall: true },
  ...more,
})
const rulesWith = (tour: Leg[], policy: object = {}): BookingRules => ({
  city: 'Sydney',
  timeZone: 'Australia/Sydney',
  policy: bookingPolicySchema.parse({ openings: DAILY, ...policy }),
  tour,
})
/** Why not, and whereto; undefined: taken. */
function refused(rules: BookingRules, city: string, start: string, hours: number): string | undefined {
  const planned = planStart({ local: parseLocalTime(start) ?? 0, hours, city }, startRules(rules, new Date('2026-11-01T00:00Z')))
  return 'why' in planned ? [planned.why, 'city' in planned ? planned.city : ''].join(' ').trim() : undefined
}

describe('a booking that runs into the next place', () => {
  const tour = [leg('Brisbane', '2026-12-04', '2026-12-08')]
  const rules = rulesWith(tour)

  it('is taken at home as far as the first hour of the leg, and no longer', () => {
    // Ten in Brisbane is eleven in Sydney.
    expect(refused(rules, 'Sydney', '2026-12-03T20:00', 15)).toBeUndefined()
    expect(refused(rules, 'Sydney', '2026-12-03T20:00', 15.5)).toBe('goes_on Brisbane')
    expect(refused(rules, 'Sydney', '2026-12-02T20:00', 24)).toBeUndefined()
    expect(refused(rules, 'Sydney', '2026-12-01T20:00', 72)).toBe('goes_on Brisbane')
  })

  it('is taken on tour as far as the first hour at home', () => {
    // Ten in Sydney is nine in Brisbane.
    expect(refused(rules, 'Brisbane', '2026-12-08T22:30', 10.5)).toBeUndefined()
    expect(refused(rules, 'Brisbane', '2026-12-08T22:30', 11)).toBe('goes_on Sydney')
    expect(refused(rules, 'Brisbane', '2026-12-07T22:30', 24)).toBeUndefined()
  })

  it('ends where she arrives, also on a day that two cities share', () => {
    const arriving = [leg('Brisbane', '2026-12-04', '2026-12-08', { arrives: '15:00' })]
    expect(refused(rulesWith(arriving), 'Sydney', '2026-12-03T20:00', 20)).toBeUndefined()
    expect(refused(rulesWith(arriving), 'Sydney', '2026-12-03T20:00', 20.5)).toBe('goes_on Brisbane')
    const shared = (arrives?: string) =>
      rulesWith([...tour, leg('Cairns', '2026-12-08', '2026-12-10', arrives === undefined ? {} : { arrives })])
    expect(refused(shared('15:00'), 'Brisbane', '2026-12-08T12:00', 3)).toBeUndefined()
    expect(refused(shared('15:00'), 'Brisbane', '2026-12-08T12:00', 3.5)).toBe('goes_on Cairns')
    expect(refused(shared('15:00'), 'Brisbane', '2026-12-08T20:00', 1)).toBe('goes_on Cairns')
    expect(refused(shared(), 'Brisbane', '2026-12-08T20:00', 1)).toBeUndefined()
  })

  it('goes on where she stays: in legs of one city, and at home where that may be asked for during legs', () => {
    const stay = rulesWith([...tour, leg('Brisbane', '2026-12-09', '2026-12-12')])
    expect(refused(stay, 'Brisbane', '2026-12-08T22:30', 24)).toBeUndefined()
    expect(refused(stay, 'Brisbane', '2026-12-11T22:30', 72)).toBe('goes_on Sydney')
    expect(refused(rulesWith(tour, { homeDuringTour: true }), 'Sydney', '2026-12-03T20:00', 24)).toBeUndefined()
  })

  it('may last to the end of a day on which nobody can come', () => {
    const closed = { exceptions: [{ date: '2026-12-04', openings: [] }] }
    expect(refused(rulesWith(tour, closed), 'Sydney', '2026-12-03T20:00', 29)).toBeUndefined()
    expect(refused(rulesWith(tour, closed), 'Sydney', '2026-12-03T20:00', 29.5)).toBe('goes_on Brisbane')
  })
})
