import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WEEKDAYS } from '../../../../tenants/contract/weekdays.ts'
import { openingDay } from '../../../http/opening-day.ts'
import { isSameWeek, openingsOf, readRows, rowProblems, rowsOf } from './week-rows.ts'

// So few that two of a list often begin or end alike.
const TIMES = ['00:00', '02:00', '10:30', '20:00', '23:59']
const time = fc.constantFrom(...TIMES)
const openings = fc.array(fc.record({ days: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }), from: time, to: time }), {
  maxLength: 6,
})
const MINUTE_MS = 60_000
const MONDAY = Date.parse('2026-11-23T00:00Z')
/** The minutes of a week at which anything can begin or end, with those before and after. */
const EDGES = Array.from({ length: 7 }, (_, day) =>
  TIMES.map((clock) => day * 1440 + Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))),
).flatMap((minutes) => minutes.flatMap((minute) => [minute - 1, minute, minute + 1]))

describe('a week as rows', () => {
  it('is open in the same minutes as the openings it was made of', () => {
    fc.assert(
      fc.property(openings, (list) => {
        const back = openingsOf(rowsOf(list))
        const isSameAt = (local: number) => openingDay(local, { openings: back }) === openingDay(local, { openings: list })
        return EDGES.every((minute) => isSameAt(MONDAY + minute * MINUTE_MS)) && isSameWeek(back, list)
      }),
      { numRuns: 100 },
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
