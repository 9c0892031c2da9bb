import { describe, expect, it } from 'vitest'
import { BLOCKED_TIMES_MAX } from '../../../tenants/contract/diary-limits.ts'
import { expandBlock, problemOfRule, timesAtChange } from './expand-block.ts'

const evening = { startsLocal: '2027-03-29T19:00', endsLocal: '2027-03-29T23:00', timeZone: 'Australia/Sydney' }
const range = { from: Date.parse('2027-01-01T00:00Z'), until: Date.parse('2027-05-01T00:00Z') }

describe('expandBlock', () => {
  it('keeps the clock time of its place over the change of clocks on 4 April 2027', () => {
    const times = expandBlock({ ...evening, rule: 'FREQ=WEEKLY;COUNT=3' }, range)
    expect(times).toEqual([
      { startsAt: '2027-03-29T08:00:00.000Z', endsAt: '2027-03-29T12:00:00.000Z' },
      { startsAt: '2027-04-05T09:00:00.000Z', endsAt: '2027-04-05T13:00:00.000Z' },
      { startsAt: '2027-04-12T09:00:00.000Z', endsAt: '2027-04-12T13:00:00.000Z' },
    ])
  })

  it('has one time without a rule, and none outside the range', () => {
    expect(expandBlock({ ...evening, rule: null }, range)).toHaveLength(1)
    expect(expandBlock({ ...evening, rule: null }, { ...range, until: Date.parse('2027-03-01T00:00Z') })).toEqual([])
  })

  it('leaves out what she has freed', () => {
    const times = expandBlock({ ...evening, rule: 'FREQ=WEEKLY;COUNT=3', skipped: ['2027-04-05T19:00'] }, range)
    expect(times.map(({ startsAt }) => startsAt.slice(0, 10))).toEqual(['2027-03-29', '2027-04-12'])
  })

  it('has no time on a day whose clocks skip all of it', () => {
    const skipped = { ...evening, startsLocal: '2027-09-26T02:00', endsLocal: '2027-09-26T03:00', rule: 'FREQ=WEEKLY;COUNT=3' }
    const times = expandBlock(skipped, { ...range, until: Date.parse('2027-12-01T00:00Z') })
    expect(times.map(({ startsAt }) => startsAt)).toEqual(['2027-09-25T16:00:00.000Z', '2027-10-09T15:00:00.000Z'])
    expect(times.every(({ startsAt, endsAt }) => startsAt < endsAt)).toBe(true)
  })

  it('takes a moment that a change of clocks skips as the one an hour later', () => {
    const [time] = expandBlock(
      { ...evening, startsLocal: '2027-10-03T02:30', endsLocal: '2027-10-03T05:00', rule: null },
      {
        from: 0,
        until: Date.parse('2028-01-01T00:00Z'),
      },
    )
    expect(time).toEqual({ startsAt: '2027-10-02T16:30:00.000Z', endsAt: '2027-10-02T18:00:00.000Z' })
  })

  it('names the nights on which clocks skip its beginning or its end, and what holds then', () => {
    const early = { ...evening, startsLocal: '2027-09-26T02:15', endsLocal: '2027-09-26T02:45', rule: 'FREQ=WEEKLY' }
    const year = { from: Date.parse('2027-01-01T00:00Z'), until: Date.parse('2028-01-01T00:00Z') }
    expect(timesAtChange(early, year)).toEqual([
      { startsLocal: '2027-10-03T02:15', time: { startsAt: '2027-10-02T16:15:00.000Z', endsAt: '2027-10-02T16:45:00.000Z' } },
    ])
    expect(timesAtChange({ ...early, startsLocal: '2027-09-26T02:00', endsLocal: '2027-09-26T03:00' }, year)).toEqual([
      { startsLocal: '2027-10-03T02:00', time: undefined },
    ])
    expect(timesAtChange({ ...evening, rule: 'FREQ=DAILY' }, year)).toEqual([])
  })

  it('ends, although the rule does not', () => {
    const times = expandBlock({ ...evening, rule: 'FREQ=DAILY' }, { from: 0, until: Date.parse('2200-01-01T00:00Z') })
    expect(times).toHaveLength(BLOCKED_TIMES_MAX)
  })
})

describe('problemOfRule', () => {
  it.each(['FREQ=WEEKLY;BYDAY=TU,TH', 'FREQ=MONTHLY;BYMONTHDAY=1;UNTIL=20270301T000000'])('takes %s', (rule) => {
    expect(problemOfRule(rule)).toBeUndefined()
  })
  it.each([
    'FREQ=MINUTELY',
    'FREQ=DAILY;BYHOUR=1,2,3',
    'FREQ=MONTHLY;BYDAY=6FR',
    'every Tuesday',
    '',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
  ])('refuses %s', (rule) => {
    expect(problemOfRule(rule)).toBeDefined()
  })
})
