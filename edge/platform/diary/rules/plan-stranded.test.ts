import { describe, expect, it } from 'vitest'
import type { BookingRules, Leg } from '../../../../tenants/contract/booking-rules.ts'
import { Moment } from '../../../../tenants/contract/moment.ts'
import { bookingPolicySchema } from '../../../../tenants/contract/policy.ts'
import { StrangersText } from '../../../../tenants/contract/strangers-text.ts'
import { planStranded } from './plan-stranded.ts'

const now = new Date('2026-11-26T10:00Z')
const leg: Leg = { city: 'Brisbane', timeZone: 'Australia/Brisbane', from: '2026-12-04', to: '2026-12-08', incall: true, outcall: true }
const week = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '10:00', to: '02:00' }]
const rulesWith = (tour: Leg[]): BookingRules => ({
  city: 'Sydney',
  timeZone: 'Australia/Sydney',
  policy: bookingPolicySchema.parse({ openings: week }),
  tour,
})
/** `startsAt` by the clock there. */
const row = (city: string, startsAt: string, hours = 3) => {
  const clock = { timeZone: city === 'Sydney' ? 'Australia/Sydney' : 'Australia/Brisbane', place: city }
  const start = Date.parse(`${startsAt}${city === 'Sydney' ? '+11:00' : '+10:00'}`)
  return { startsAt: new Moment(start, clock), endsAt: new Moment(start + hours * 3_600_000, clock), city: new StrangersText(city) }
}
const stranded = (rows: ReturnType<typeof row>[], after: Leg[], before = [leg]) =>
  planStranded(rows, { before: rulesWith(before), after: rulesWith(after), now }).map(({ startsAt }) => new Date(startsAt.at).toISOString())

describe('a change of her tour', () => {
  const evening = row('Brisbane', '2026-12-08T19:00')
  const told = '2026-12-08T09:00:00.000Z'

  it('strands those of a leg that is cancelled, is shorter, or moves', () => {
    expect(stranded([evening], [])).toEqual([told])
    expect(stranded([evening], [{ ...leg, to: '2026-12-07' }])).toEqual([told])
    expect(stranded([evening], [{ ...leg, city: 'Perth', timeZone: 'Australia/Perth' }])).toEqual([told])
    expect(stranded([evening], [{ ...leg, to: '2026-12-09' }])).toEqual([])
    // 1 am is still the evening before.
    expect(stranded([row('Brisbane', '2026-12-08T01:00')], [{ ...leg, to: '2026-12-07' }])).toEqual([])
  })

  it('strands those before she arrives and after she leaves', () => {
    expect(stranded([evening], [{ ...leg, leaves: '21:00' }])).toEqual([told])
    expect(stranded([evening], [{ ...leg, leaves: '22:00' }])).toEqual([])
    const first = row('Brisbane', '2026-12-04T12:00')
    expect(stranded([first], [{ ...leg, arrives: '15:00' }])).toHaveLength(1)
  })

  it('strands those at home in the days of a new leg', () => {
    expect(stranded([row('Sydney', '2026-12-05T19:00')], [leg], [])).toHaveLength(1)
  })

  it('strands those that have begun and run into the new leg', () => {
    expect(stranded([row('Sydney', '2026-12-03T20:00', 24)], [leg], [])).toHaveLength(1)
    expect(stranded([row('Sydney', '2026-12-03T20:00', 12)], [leg], [])).toEqual([])
  })

  it('says nothing of what is over, or was in the wrong city before', () => {
    expect(stranded([row('Brisbane', '2026-12-20T19:00')], [])).toEqual([])
    expect(stranded([row('Brisbane', '2026-11-20T19:00')], [], [{ ...leg, from: '2026-11-19' }])).toEqual([])
  })
})
