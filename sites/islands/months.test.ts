import { describe, expect, it } from 'vitest'
import { type FormPlace, placeFor } from './form-props.ts'
import { addMonths, daysOf, monthsOf, pageOf, titleOf, weekdayOf } from './months.ts'

const places: FormPlace[] = [
  { city: 'Sydney', timeZone: 'Australia/Sydney', incall: true, outcall: true },
  { city: 'Brisbane', timeZone: 'Australia/Brisbane', incall: true, outcall: true, from: '2026-12-28', to: '2026-12-31' },
  { city: 'Brisbane', timeZone: 'Australia/Brisbane', incall: false, outcall: true, from: '2027-03-01', to: '2027-03-04' },
]

describe('the months of the calendar', () => {
  it('begin with the one that it is where she is, and end where bookings end', () => {
    // Already December in Sydney, still November in UTC and in St John's, where tests are.
    expect(monthsOf(places, { city: 'Sydney', now: new Date('2026-11-30T14:00Z') })).toEqual({
      firstDay: '2026-12-01',
      first: '2026-12',
      last: '2028-11',
    })
  })

  it('of a city of the tour are those of its legs, with the night after the last day', () => {
    const until = [places[0], places[1]] as FormPlace[]
    expect(monthsOf(until, { city: 'Brisbane', now: new Date('2026-11-26T00:00Z') })).toEqual({
      firstDay: '2026-12-28',
      first: '2027-01',
      last: '2027-01',
    })
    expect(monthsOf(places, { city: 'Brisbane', now: new Date('2027-01-02T00:00Z') })).toMatchObject({
      first: '2027-01',
      last: '2027-03',
    })
  })

  it('begin with the week that the first day is in, whose month may be the next one', () => {
    const { first, firstDay } = monthsOf(places, { city: 'Sydney', now: new Date('2026-11-29T22:00Z') })
    expect([first, firstDay]).toEqual(['2026-12', '2026-11-30'])
    expect(titleOf(daysOf(first, { first, firstDay }), { firstDay })).toEqual({ from: '2026-11-30', to: '2026-12-27' })
  })
})

const HOME = places.slice(0, 1)
const addDays = (at: number, days: number) => new Date(at + days * 86_400_000).toISOString().slice(0, 10)
/** Noon in Sydney. */
const rangeOn = (day: string) => monthsOf(HOME, { city: 'Sydney', now: new Date(`${day}T01:00Z`) })

describe('the days of a month', () => {
  const shown = (month: string, today = '2026-11-26') => {
    const days = daysOf(month, rangeOn(today))
    const { from, to } = titleOf(days, rangeOn(today))
    return [days[0], days.at(-1), from.slice(0, 7), to.slice(0, 7)]
  }

  it('are five whole weeks, from the one it is where it is the first', () => {
    // A Thursday.
    expect(shown('2026-11')).toEqual(['2026-11-23', '2026-12-27', '2026-11', '2026-12'])
    expect(shown('2026-12')).toEqual(['2026-11-30', '2027-01-03', '2026-12', '2026-12'])
    expect(shown('2027-02')).toEqual(['2027-02-01', '2027-03-07', '2027-02', '2027-02'])
    expect(shown('2026-12', '2026-12-10')).toEqual(['2026-12-07', '2027-01-10', '2026-12', '2027-01'])
  })

  it('leave a 30th and a 31st that would need a sixth row to the month that begins in their week', () => {
    expect(shown('2027-05')).toEqual(['2027-04-26', '2027-05-30', '2027-05', '2027-05'])
    expect(shown('2027-06')[0]).toBe('2027-05-31')
    expect(pageOf('2027-05-31', rangeOn('2026-11-26'))).toBe('2027-06')
  })

  it('are never more or fewer, and every day that can be booked is among those of its own, on every day of a year', () => {
    const wrong: string[] = []
    for (let at = Date.parse('2026-11-26T00:00Z'); at < Date.parse('2027-12-01T00:00Z'); at += 86_400_000) {
      const today = new Date(at).toISOString().slice(0, 10)
      const range = rangeOn(today)
      expect(range.firstDay).toBe(today)
      const shown = new Map<string, Set<string>>()
      for (let month = range.first; month <= range.last; month = addMonths(month, 1)) {
        const days = daysOf(month, range)
        const { from, to } = titleOf(days, range)
        const isOwn = month === range.first || (from.startsWith(month) && to.startsWith(month))
        if (days.length !== 35 || weekdayOf(days[0] as string) !== 1 || !isOwn) wrong.push(`${month} on ${today}`)
        shown.set(month, new Set(days))
      }
      // The edges of the weeks that are shown with a month.
      const asked = [0, 1, 6, 7, 13, 14, 27, 28, 34, 35, 41, 729].map((days) => addDays(at, days))
      for (const day of asked) {
        const month = [range.first, pageOf(day, range), range.last].sort()[1] ?? ''
        if (!shown.get(month)?.has(day)) wrong.push(`${day} on ${today} is not shown`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('that stand with the first month are not paged to when they are chosen', () => {
    const page = (day: string) => pageOf(day, rangeOn('2026-11-26'))
    expect([page('2026-11-30'), page('2026-12-27'), page('2026-12-28'), page('2027-02-01')]).toEqual([
      '2026-11',
      '2026-11',
      '2027-01',
      '2027-02',
    ])
  })
})

describe('the place of a request', () => {
  it('is the leg of its day, the one before it in the night after, and the next one while no day is chosen', () => {
    const from = (city: string, day: string) => placeFor(places, { city, day }).from
    expect([from('Brisbane', '2026-12-30'), from('Brisbane', '2027-01-01'), from('Brisbane', '2027-03-02')]).toEqual([
      '2026-12-28',
      '2026-12-28',
      '2027-03-01',
    ])
    expect([from('Brisbane', ''), from('Sydney', '2026-12-30')]).toEqual(['2026-12-28', undefined])
  })
})
