import { describe, expect, it } from 'vitest'
import { openingsOf } from '../../edge/platform/diary/rules/week-rows.ts'
import { parseWeekText } from './parse-week.ts'

describe('a week from the command line', () => {
  it('has days and runs of days, several hours a day, and nights past midnight; what is not named is closed', () => {
    expect(openingsOf(parseWeekText('mon-thu 10:00-14:00 18:00-23:00; FRI,sat 20:00-02:00;'))).toEqual([
      { days: ['mon', 'tue', 'wed', 'thu'], from: '10:00', to: '14:00' },
      { days: ['mon', 'tue', 'wed', 'thu'], from: '18:00', to: '23:00' },
      { days: ['fri', 'sat'], from: '20:00', to: '02:00' },
    ])
    expect(openingsOf(parseWeekText('sat-mon 12:00-12:00'))).toEqual([{ days: ['mon', 'sat', 'sun'], from: '12:00', to: '12:00' }])
  })

  it.each([
    ['monday 10:00-11:00', '"monday" is no day.'],
    ['mon-tue-wed 10:00-11:00', '"mon-tue-wed" is no day.'],
    ['mon', '"mon" has no hours.'],
    ['mon 10:00', '"10:00" is no time from and to.'],
    ['mon 10-11pm', '"10-11pm" is no time from and to.'],
  ])('%s: a sentence', (text, says) => {
    expect(() => parseWeekText(text)).toThrow(says)
  })
})
