import { expect, it } from 'vitest'
import { Moment } from '../../../tenants/contract/moment.ts'
import { localText } from '../html/format-when.ts'
import { byClockThere } from './by-clock-there.ts'
import { clockOn } from './plan-block.ts'

const home = { city: 'Sydney', timeZone: 'Australia/Sydney' }
const legs = [{ city: 'Brisbane', timeZone: 'Australia/Brisbane', from: '2026-12-04', to: '2026-12-08' }]
const told = (startsAt: string, endsAt: string, clock = { place: 'Sydney', timeZone: 'Australia/Sydney' }) => {
  const there = byClockThere({ startsAt: new Moment(new Date(startsAt), clock), endsAt: new Moment(new Date(endsAt), clock) }, legs, home)
  return [localText(there.startsAt), localText(there.endsAt), there.startsAt.place]
}

it('tells an afternoon of every week by the clock of where she is that week', () => {
  expect(told('2026-11-28T03:00Z', '2026-11-28T07:00Z')).toEqual(['2026-11-28T14:00', '2026-11-28T18:00', 'Sydney'])
  expect(told('2026-12-05T03:00Z', '2026-12-05T07:00Z')).toEqual(['2026-12-05T13:00', '2026-12-05T17:00', 'Brisbane'])
})

it('tells what she blocked for a leg by the clock of home where that leg is no more', () => {
  const brisbane = { place: 'Brisbane', timeZone: 'Australia/Brisbane' }
  expect(told('2027-01-05T03:00Z', '2027-01-05T07:00Z', brisbane)).toEqual(['2027-01-05T14:00', '2027-01-05T18:00', 'Sydney'])
})

it('tells an hour of the day between two legs by the clock it was typed in, that of the one she has come to', () => {
  const adelaide = { place: 'Adelaide', timeZone: 'Australia/Adelaide' }
  const tour = [...legs, { city: 'Adelaide', timeZone: 'Australia/Adelaide', from: '2026-12-08', to: '2026-12-10' }]
  const rules = { ...home, tour: tour.map((leg) => ({ ...leg, incall: true, outcall: true })) }
  expect(clockOn('2026-12-08', rules)).toEqual(adelaide)
  const [startsAt, endsAt] = [new Moment(new Date('2026-12-08T05:30Z'), adelaide), new Moment(new Date('2026-12-08T07:30Z'), adelaide)]
  expect(localText(byClockThere({ startsAt, endsAt }, tour, home).startsAt)).toBe('2026-12-08T16:00')
})

it('leaves whole days and what is longer than a day by their own clock', () => {
  expect(told('2026-12-04T13:00Z', '2026-12-05T13:00Z')).toEqual(['2026-12-05T00:00', '2026-12-06T00:00', 'Sydney'])
  expect(told('2026-12-06T05:00Z', '2026-12-08T23:00Z')).toEqual(['2026-12-06T16:00', '2026-12-09T10:00', 'Sydney'])
})
