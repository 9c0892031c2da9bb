import { describe, expect, it } from 'vitest'
import { blockWords, oneTime, repeatWords, ruleWords } from './block-words.ts'

const words = (startsLocal: string, endsLocal: string) => blockWords({ startsLocal, endsLocal }, 'en-AU')

describe('a block in words', () => {
  it.each([
    ['2026-12-04T14:00', '2026-12-04T18:00', 'Fri 4\u00a0Dec\u00a02026, 2:00 pm to 6:00 pm'],
    ['2026-12-04T14:00', '2026-12-05T00:00', 'Fri 4\u00a0Dec\u00a02026, 2:00 pm to midnight'],
    ['2026-12-04T00:00', '2026-12-05T00:00', 'Fri 4\u00a0Dec\u00a02026, all day'],
    ['2026-12-04T00:00', '2026-12-07T00:00', 'Fri 4\u00a0Dec\u00a02026 to Sun 6\u00a0Dec\u00a02026'],
    ['2026-12-04T20:00', '2026-12-05T02:00', 'Fri 4\u00a0Dec\u00a02026, 8:00 pm to Sat 5\u00a0Dec\u00a02026, 2:00 am'],
    ['2026-12-04T20:00', '2026-12-07T00:00', 'Fri 4\u00a0Dec\u00a02026, 8:00 pm to Sun 6\u00a0Dec\u00a02026, midnight'],
  ])('%s until %s', (from, to, says) => {
    expect(words(from, to)).toBe(says)
  })

  it('says how often it comes back, and until when', () => {
    expect(['FREQ=WEEKLY', 'FREQ=WEEKLY;INTERVAL=2;UNTIL=20270301T235959', 'FREQ=MONTHLY;BYMONTHDAY=1'].map(repeatWords)).toEqual([
      'every week',
      'every two weeks',
      'repeats',
    ])
    expect(repeatWords(null)).toBeUndefined()
    const told = (rule: string, startsLocal = '2026-12-21T14:00') => ruleWords({ rule, startsLocal }, 'en-AU')
    expect(told('FREQ=DAILY;UNTIL=20270301T235959')).toBe('every day until Mon 1\u00a0Mar\u00a02027')
    expect(told('FREQ=DAILY')).toBe('every day')
    // By the date that it begins on, which not every month has.
    expect(told('FREQ=MONTHLY')).toBe('every month on the 21st')
    expect(told('FREQ=MONTHLY;UNTIL=20270301T235959', '2026-12-31T14:00')).toBe(
      'every month that has a 31st, on that day, until Mon 1\u00a0Mar\u00a02027',
    )
    expect([1, 2, 3, 11, 12, 13, 22, 23, 29].map((day) => told('FREQ=MONTHLY', `2026-12-${String(day).padStart(2, '0')}T00:00`))).toEqual([
      ...['1st', '2nd', '3rd', '11th', '12th', '13th', '22nd', '23rd'].map((day) => `every month on the ${day}`),
      'every month that has a 29th, on that day',
    ])
  })

  it('has one time of a block as long as the first', () => {
    expect(oneTime({ startsLocal: '2026-12-04T20:00', endsLocal: '2026-12-05T02:00' }, '2026-12-11T20:00')).toEqual({
      startsLocal: '2026-12-11T20:00',
      endsLocal: '2026-12-12T02:00',
    })
  })
})
