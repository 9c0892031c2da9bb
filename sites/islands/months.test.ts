import { describe, expect, it } from 'vitest'
import { type FormPlace, placeFor } from './form-props.ts'
import { daysOf, monthsOf, pageOf, weekdayOf } from './months.ts'

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
      first: '2026-12',
      last: '2027-01',
    })
    expect(monthsOf(places, { city: 'Brisbane', now: new Date('2027-01-02T00:00Z') })).toMatchObject({
      first: '2027-01',
      last: '2027-03',
    })
  })

  it('have every day, in its column', () => {
    const { firstDay } = monthsOf(places, { city: 'Sydney', now: new Date('2026-11-26T00:00Z') })
    expect(daysOf('2027-02', { firstDay })).toHaveLength(28)
    expect(daysOf('2026-12', { firstDay }).at(-1)).toBe('2026-12-31')
    expect([weekdayOf('2026-12-01'), weekdayOf('2026-12-06')]).toEqual([2, 7])
  })
})

describe('the first month', () => {
  const shown = (firstDay: string) => {
    const days = daysOf(firstDay.slice(0, 7), { firstDay })
    return [days[0], days.at(-1)]
  }
  it('begins with the week it is, and has four weeks however late that is', () => {
    // A Thursday.
    expect(shown('2026-11-26')).toEqual(['2026-11-23', '2026-12-20'])
    expect(shown('2026-12-01')).toEqual(['2026-11-30', '2026-12-31'])
    expect(shown('2026-12-10')).toEqual(['2026-12-07', '2027-01-03'])
    // A leg that begins at the end of a month.
    expect(shown('2026-12-28')).toEqual(['2026-12-28', '2027-01-24'])
  })

  it('is on every day of two years in whole weeks or to its end, and never more than six rows', () => {
    for (let at = Date.parse('2026-11-26T00:00Z'); at < Date.parse('2028-12-01T00:00Z'); at += 86_400_000) {
      const firstDay = new Date(at).toISOString().slice(0, 10)
      const days = daysOf(firstDay.slice(0, 7), { firstDay })
      const left = days.filter((day) => day >= firstDay)
      expect([weekdayOf(days[0] as string), left.length >= 22, days.length <= 42], firstDay).toEqual([1, true, true])
      expect(new Set(days).size).toBe(days.length)
    }
  })

  it('shows days of the next one, which are not paged to when they are chosen', () => {
    const page = (day: string) => pageOf(day, { firstDay: '2026-11-26' })
    expect([page('2026-11-30'), page('2026-12-20'), page('2026-12-21'), page('2027-02-01')]).toEqual([
      '2026-11',
      '2026-11',
      '2026-12',
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
