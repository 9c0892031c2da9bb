import { describe, expect, it } from 'vitest'
import { type FormPlace, placeFor } from './form-props.ts'
import { daysOf, monthsOf, weekdayOf } from './months.ts'

const places: FormPlace[] = [
  { city: 'Sydney', timeZone: 'Australia/Sydney', incall: true, outcall: true },
  { city: 'Brisbane', timeZone: 'Australia/Brisbane', incall: true, outcall: true, from: '2026-12-28', to: '2026-12-31' },
  { city: 'Brisbane', timeZone: 'Australia/Brisbane', incall: false, outcall: true, from: '2027-03-01', to: '2027-03-04' },
]

describe('the months of the calendar', () => {
  it('begin with the one that it is where she is, and end where bookings end', () => {
    // Already December in Sydney, still November in UTC and in St John's, where tests are.
    expect(monthsOf(places, { city: 'Sydney', now: new Date('2026-11-30T14:00Z') })).toEqual({ first: '2026-12', last: '2028-11' })
  })

  it('of a city of the tour are those of its legs, with the night after the last day', () => {
    const until = [places[0], places[1]] as FormPlace[]
    expect(monthsOf(until, { city: 'Brisbane', now: new Date('2026-11-26T00:00Z') })).toEqual({ first: '2026-12', last: '2027-01' })
    expect(monthsOf(places, { city: 'Brisbane', now: new Date('2027-01-02T00:00Z') })).toEqual({ first: '2027-01', last: '2027-03' })
  })

  it('have every day, in its column', () => {
    expect(daysOf('2027-02')).toHaveLength(28)
    expect(daysOf('2026-12').at(-1)).toBe('2026-12-31')
    expect([weekdayOf('2026-12-01'), weekdayOf('2026-12-06')]).toEqual([2, 7])
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
