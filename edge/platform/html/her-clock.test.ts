import { describe, expect, it } from 'vitest'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { Moment } from '../../../tenants/contract/moment.ts'
import { answerWords, formatStart, formatWithDeadline } from './format-when.ts'
import { byHerClock } from './her-clock.ts'

const words = { locale: 'en-AU' }
const places = {
  sydney: { timeZone: 'Australia/Sydney', place: 'Sydney' },
  brisbane: { timeZone: 'Australia/Brisbane', place: 'Brisbane' },
  melbourne: { timeZone: 'Australia/Melbourne', place: 'Melbourne' },
}
const at = (text: string, place: keyof typeof places) => new Moment(new Date(text), places[place])
const leg = { city: 'Brisbane', from: '2026-12-04', to: '2026-12-08', incall: true, outcall: true, timeZone: 'Australia/Brisbane' }
const rulesOf = (city: keyof typeof places, tour = [leg]) =>
  ({
    city: places[city].place,
    timeZone: places[city].timeZone,
    policy: { openings: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '18:00', to: '02:00' }] },
    tour,
  }) as unknown as BookingRules

describe('what she has to do, and has done', () => {
  const told = (text: string, rules: BookingRules | undefined) => formatStart(byHerClock(at(text, 'brisbane'), rules), words)

  it('is told by the clock of where she is then: at home, or in the city of the leg', () => {
    expect(told('2026-11-28T04:52Z', rulesOf('sydney'))).toBe('Sat 28\u00a0Nov\u00a02026, 3:52 pm, Sydney time')
    expect(told('2026-12-05T04:52Z', rulesOf('sydney'))).toBe('Sat 5\u00a0Dec\u00a02026, 2:52 pm, Brisbane time')
    // The night after the last day is the last night there.
    expect(told('2026-12-08T15:00Z', rulesOf('sydney'))).toBe('Wed 9\u00a0Dec\u00a02026, 1:00 am, Brisbane time')
    expect(told('2026-12-09T04:52Z', rulesOf('sydney'))).toBe('Wed 9\u00a0Dec\u00a02026, 3:52 pm, Sydney time')
    const next = { ...leg, city: 'Melbourne', from: '2026-12-08', to: '2026-12-10', timeZone: 'Australia/Melbourne' }
    expect(told('2026-12-08T04:52Z', rulesOf('sydney', [next, leg]))).toBe('Tue 8\u00a0Dec\u00a02026, 3:52 pm, Melbourne time')
    expect(told('2026-11-28T04:52Z', undefined)).toBe('Sat 28\u00a0Nov\u00a02026, 2:52 pm, Brisbane time')
  })
})

describe('the deadline of a request', () => {
  const below = (startsAt: Moment, until: string, rules: BookingRules) =>
    formatWithDeadline({ startsAt, until: byHerClock(new Moment(new Date(until), startsAt), rules) }, words)

  it('names its clock where the line above it names one that shows another time', () => {
    expect(below(at('2026-12-05T09:00Z', 'brisbane'), '2026-11-28T04:52Z', rulesOf('sydney'))).toEqual({
      start: 'Sat 5\u00a0Dec, 7:00 pm',
      clock: 'Brisbane time',
      answer: 'Answer by Sat 28\u00a0Nov, 3:52 pm, Sydney time',
    })
    // At home in Brisbane, and asked for in Sydney: an hour too late without.
    expect(below(at('2026-12-05T08:00Z', 'sydney'), '2026-11-28T04:52Z', rulesOf('brisbane', [])).answer).toBe(
      'Answer by Sat 28\u00a0Nov, 2:52 pm, Brisbane time',
    )
    expect(below(at('2026-12-05T08:00Z', 'melbourne'), '2026-11-28T04:52Z', rulesOf('sydney')).answer).toBe(
      'Answer by Sat 28\u00a0Nov, 3:52 pm',
    )
  })

  it('is its beginning where nothing ends it sooner, and is told so', () => {
    const startsAt = at('2026-11-28T00:00Z', 'brisbane')
    expect(below(startsAt, '2026-11-28T00:00Z', rulesOf('sydney')).answer).toBe('Answer before it begins')
    expect(answerWords({ startsAt, until: at('2026-11-27T23:59Z', 'sydney') }, words)).toBe('by Sat 28\u00a0Nov, 10:59 am, Sydney time')
    expect(answerWords({ startsAt, until: at('2026-11-28T00:00Z', 'sydney') }, words)).toBe('before it begins')
  })
})
