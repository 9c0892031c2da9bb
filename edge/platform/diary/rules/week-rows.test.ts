import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WEEKDAYS } from '../../../../tenants/contract/weekdays.ts'
import { openingDay } from '../../../http/opening-day.ts'
import { isSameWeek, openingsOf, readRows, rowProblems, rowsOf } from './week-rows.ts'

// So few that two of a list often begin or end alike.
const time = fc.constantFrom('00:00', '02:00', '10:30', '20:00', '23:59')
const openings = fc.array(fc.record({ days: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }), from: time, to: time }), {
  maxLength: 6,
})
const MINUTE_MS = 60_000
const MONDAY = Date.parse('2026-11-23T00:00Z')

describe('a week as rows', () => {
  it('is open in the same minutes as the openings it was made of', () => {
    fc.assert(
      fc.property(openings, (list) => {
        const back = openingsOf(rowsOf(list))
        for (let minute = 0; minute < 7 * 1440; minute++) {
          const local = MONDAY + minute * MINUTE_MS
          if (openingDay(local, { openings: back }) !== openingDay(local, { openings: list })) return false
        }
        return isSameWeek(back, list)
      }),
      { numRuns: 12 },
    )
  })

  it('comes back from its form as it was typed, and puts days with the same hours into one line', () => {
    const form = new FormData()
    for (const day of ['mon', 'tue', 'sat']) {
      form.append(`${day}-from`, '10:00')
      form.append(`${day}-to`, '20:00')
    }
    form.append('sat-from', '22:00')
    form.append('sat-to', '02:00')
    form.append('sun-from', '')
    form.append('sun-to', '')
    expect(rowProblems(readRows(form))).toEqual({})
    expect(openingsOf(readRows(form))).toEqual([
      { days: ['mon', 'tue', 'sat'], from: '10:00', to: '20:00' },
      { days: ['sat'], from: '22:00', to: '02:00' },
    ])
  })

  it('names the days on which a time is missing, or is none', () => {
    const typed = rowsOf([])
    typed.mon = [{ from: '10:00', to: '' }]
    typed.tue = [{ from: '9', to: '10:00' }]
    expect(rowProblems(typed)).toEqual({ mon: 'Give both times, or leave both empty.', tue: 'Write times such as 19:30.' })
  })
})
