import { describe, expect, it } from 'vitest'
import { Moment } from '../../../tenants/contract/moment.ts'
import { describeVerdict } from '../statistics/describe-verdict.ts'
import { wayToCertainty } from '../statistics/way-to-certainty.ts'
import { daysAhead, greeting } from './greeting.ts'

describe('Today', () => {
  it('greets by the hour of her clock', () => {
    const at = (time: string) => greeting(Number(time.slice(0, 2)) * 60 + Number(time.slice(3)))
    expect(['04:59', '05:00', '11:59', '12:00', '17:59', '18:00', '00:30'].map(at)).toEqual([
      'Hello',
      'Good morning',
      'Good morning',
      'Good afternoon',
      'Good afternoon',
      'Good evening',
      'Hello',
    ])
  })

  it('counts days by the calendar of the appointment’s place', () => {
    const perth = { timeZone: 'Australia/Perth', place: 'Perth' }
    const ahead = (start: string, now: string) => {
      const startsAt = new Moment(new Date(start), perth)
      return daysAhead({ startsAt, endsAt: new Moment(startsAt.at + 3 * 3_600_000, perth) }, new Date(now))
    }
    // 11 pm in Perth, when it is the next day in Sydney.
    expect(ahead('2026-12-05T15:00Z', '2026-12-05T01:00Z')).toBe('today')
    expect(ahead('2026-12-05T16:30Z', '2026-12-05T15:00Z')).toBe('tomorrow')
    expect(ahead('2026-12-14T11:00Z', '2026-12-05T15:00Z')).toBe('in 9 days')
    expect(ahead('2026-12-05T15:00Z', '2026-12-05T16:00Z')).toBe('now')
  })

  it('is as far on the way to a safe answer as the rule’s weakest part', () => {
    const way = (days: number, control: [number, number], garden: [number, number]) => {
      const arm = (name: string, [exposures, conversions]: [number, number]) => ({ name, exposures, conversions, weight: 50 })
      return wayToCertainty(describeVerdict([arm('control', control), arm('garden', garden)], days), days)
    }
    expect(way(0, [0, 0], [0, 0])).toBe(0)
    expect(way(7, [300, 10], [300, 60])).toBe(0.5)
    expect(way(20, [310, 14], [305, 27])).toBeGreaterThan(0.1)
    expect(way(20, [310, 14], [305, 27])).toBeLessThan(1)
    // Days and requests enough, and nothing that speaks for either.
    expect(way(40, [500, 100], [500, 112])).toBe(0)
    expect(way(30, [300, 10], [300, 60])).toBe(1)
  })
})
