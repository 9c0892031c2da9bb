import { describe, expect, it } from 'vitest'
import { blockWords, oneTime, repeatWords, ruleWords } from './block-words.ts'

const words = (startsLocal: string, endsLocal: string) => blockWords({ startsLocal, endsLocal }, 'en-AU')

describe('a block in words', () => {
  it.each([
    ['2026-12-04T14:00', '2026-12-04T18:00', 'Fri 4 Dec 2026, 2:00 pm to 6:00 pm'],
    ['2026-12-04T14:00', '2026-12-05T00:00', 'Fri 4 Dec 2026, 2:00 pm to midnight'],
    ['2026-12-04T00:00', '2026-12-05T00:00', 'Fri 4 Dec 2026, all day'],
    ['2026-12-04T00:00', '2026-12-07T00:00', 'Fri 4 Dec 2026 to Sun 6 Dec 2026'],
    ['2026-12-04T20:00', '2026-12-05T02:00', 'Fri 4 Dec 2026, 8:00 pm to Sat 5 Dec 2026, 2:00 am'],
    ['2026-12-04T20:00', '2026-12-07T00:00', 'Fri 4 Dec 2026, 8:00 pm to Sun 6 Dec 2026, midnight'],
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
    expect(ruleWords('FREQ=DAILY;UNTIL=20270301T235959', 'en-AU')).toBe('every day until Mon 1 Mar 2027')
    expect(ruleWords('FREQ=DAILY', 'en-AU')).toBe('every day')
  })

  it('has one time of a block as long as the first', () => {
    expect(oneTime({ startsLocal: '2026-12-04T20:00', endsLocal: '2026-12-05T02:00' }, '2026-12-11T20:00')).toEqual({
      startsLocal: '2026-12-11T20:00',
      endsLocal: '2026-12-12T02:00',
    })
  })
})
