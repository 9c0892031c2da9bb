import { describe, expect, it } from 'vitest'
import type { DiaryRow } from '../../../db/queries/diary.ts'
import { Moment } from '../../../tenants/contract/moment.ts'
import { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { planDays } from './plan-days.ts'
import { readSpan, spanAddress } from './read-span.ts'

const SYDNEY = { timeZone: 'Australia/Sydney', city: 'Sydney' }
const BRISBANE = { timeZone: 'Australia/Brisbane', city: 'Brisbane', from: '2026-12-04', to: '2026-12-06' }
const booking = (reference: string, startsAt: string, endsAt: string, { timeZone, city } = SYDNEY): DiaryRow => {
  const moment = (at: string) => new Moment(new Date(at), { timeZone, place: city })
  return {
    reference,
    kind: 'booking',
    isHeld: true,
    status: 'confirmed',
    service: 'Dinner',
    startsAt: moment(startsAt),
    endsAt: moment(endsAt),
    freeAt: moment(endsAt),
    city: new StrangersText(city),
    clientSealed: null,
  }
}
const plan = (rows: DiaryRow[], legs = [BRISBANE]) =>
  planDays({ from: '2026-12-03', to: '2026-12-07', today: '2026-12-05' }, { rows, legs, home: SYDNEY })
const entriesOf = (rows: DiaryRow[], legs?: (typeof BRISBANE)[]) =>
  plan(rows, legs).map(({ day, entries }) => [day.slice(8), ...entries.map(({ row, part }) => `${row.reference} ${part}`)])

describe('the days of a diary', () => {
  it('have a booking on the day that clocks show where it is, not on that of home', () => {
    // Half past eleven in the evening in Brisbane, the next day at home.
    expect(entriesOf([booking('A', '2026-12-05T13:30Z', '2026-12-05T13:50Z', BRISBANE)])).toContainEqual(['05', 'A whole'])
    expect(entriesOf([booking('A', '2026-12-05T13:30Z', '2026-12-05T13:50Z')])).toContainEqual(['06', 'A whole'])
  })

  it('have each part of a booking over midnight, and nothing of one that ends there', () => {
    expect(entriesOf([booking('A', '2026-12-03T11:00Z', '2026-12-05T02:00Z')]).slice(0, 4)).toEqual([
      ['03', 'A begins'],
      ['04', 'A goes on'],
      ['05', 'A ends'],
      ['06'],
    ])
    expect(entriesOf([booking('A', '2026-12-03T11:00Z', '2026-12-03T13:00Z')]).slice(0, 2)).toEqual([['03', 'A whole'], ['04']])
  })

  it('tell by which clocks she goes: two on a day of travel, in the order she meets them, none where it is home’s', () => {
    expect(plan([]).map(({ day, clocks }) => [day.slice(8), ...clocks])).toEqual([
      ['03'],
      ['04', 'Sydney', 'Brisbane'],
      ['05', 'Brisbane'],
      ['06', 'Brisbane', 'Sydney'],
      ['07'],
    ])
    // In winter both show the same, and Melbourne always does.
    const melbourne = { ...BRISBANE, timeZone: 'Australia/Melbourne', city: 'Melbourne' }
    expect(plan([], [melbourne]).flatMap(({ clocks }) => clocks)).toEqual([])
  })

  it('tell two legs that meet on one day, and their bands', () => {
    const perth = { timeZone: 'Australia/Perth', city: 'Perth', from: '2026-12-06', to: '2026-12-07' }
    const days = plan([], [BRISBANE, perth])
    expect(days.map(({ day, clocks }) => [day.slice(8), ...clocks])).toContainEqual(['06', 'Brisbane', 'Perth'])
    expect(days[3]?.legs).toEqual([
      { city: 'Brisbane', isFirst: false, isLast: true },
      { city: 'Perth', isFirst: true, isLast: false },
    ])
  })

  it('sort a day by moments, whatever the clocks say', () => {
    const later = booking('later', '2026-12-06T09:00Z', '2026-12-06T10:00Z', BRISBANE)
    const sooner = booking('sooner', '2026-12-06T08:30Z', '2026-12-06T08:50Z')
    // 7:00 pm in Brisbane comes after 7:30 pm in Sydney.
    expect(entriesOf([later, sooner])).toContainEqual(['06', 'sooner whole', 'later whole'])
    expect(plan([]).map(({ isToday, isPast }) => [isToday, isPast])).toEqual([
      [false, true],
      [false, true],
      [true, false],
      [false, false],
      [false, false],
    ])
  })
})

describe('a day of her own', () => {
  const own = (startsAt: string, endsAt: string, { timeZone, city } = SYDNEY) => {
    const moment = (at: string) => new Moment(new Date(at), { timeZone, place: city })
    return { startsAt: moment(startsAt), endsAt: moment(endsAt) }
  }
  const daysOf = (...blocks: ReturnType<typeof own>[]) =>
    planDays({ from: '2026-12-03', to: '2026-12-07', today: '2026-12-05' }, { rows: [], own: blocks, legs: [], home: SYDNEY }).map(
      ({ day, kept, entries }) =>
        [day.slice(8), ...kept.map(({ isFirst, isLast }) => `band ${isFirst} ${isLast}`), ...entries.map(({ part }) => part)].join(' '),
    )

  it('is a band where it is whole, and says from when or until when where it is not', () => {
    // From Thursday, 2 pm, until Sunday, 10 am.
    expect(daysOf(own('2026-12-03T03:00Z', '2026-12-05T23:00Z'))).toEqual([
      '03 begins',
      '04 band true false',
      '05 band false true',
      '06 ends',
      '07',
    ])
    // From midnight to midnight it is one whole day, not two halves.
    expect(daysOf(own('2026-12-03T13:00Z', '2026-12-04T13:00Z'))).toEqual(['03', '04 band true true', '05', '06', '07'])
    expect(daysOf(own('2026-12-04T03:00Z', '2026-12-04T13:00Z'))).toEqual(['03', '04 begins', '05', '06', '07'])
    expect(daysOf(own('2026-12-03T13:00Z', '2026-12-04T03:00Z'))).toEqual(['03', '04 ends', '05', '06', '07'])
    expect(daysOf(own('2026-12-04T03:00Z', '2026-12-04T05:00Z'))).toEqual(['03', '04 whole', '05', '06', '07'])
  })

  it('is whole by the clock of its own place, whatever home shows then', () => {
    expect(daysOf(own('2026-12-04T14:00Z', '2026-12-05T14:00Z', BRISBANE))).toEqual(['03', '04', '05 band true true', '06', '07'])
  })

  it('stands among bookings in the order of time', () => {
    const [, , , day] = planDays(
      { from: '2026-12-03', to: '2026-12-07', today: '2026-12-05' },
      {
        rows: [booking('A', '2026-12-06T08:00Z', '2026-12-06T09:00Z')],
        own: [own('2026-12-06T01:00Z', '2026-12-06T02:00Z'), own('2026-12-06T10:00Z', '2026-12-06T12:00Z')],
        legs: [],
        home: SYDNEY,
      },
    )
    expect(day?.entries.map(({ row }) => ('reference' in row ? row.reference : 'own'))).toEqual(['own', 'A', 'own'])
  })
})

describe('what an address shows', () => {
  const at = { now: new Date('2026-11-26T01:00Z'), timeZone: 'Australia/Sydney' }
  const span = (query: string) => readSpan(new URLSearchParams(query), at)

  it.each([
    ['', '2026-11-23', '2026-11-29', '2026-11-16', '2026-11-30'],
    ['on=2027-01-01', '2026-12-28', '2027-01-03', '2026-12-21', '2027-01-04'],
    ['view=month', '2026-10-26', '2026-12-06', '2026-10-01', '2026-12-01'],
    ['view=month&on=2026-12-31', '2026-11-30', '2027-01-03', '2026-11-01', '2027-01-01'],
    ['view=month&on=2027-02-10', '2027-02-01', '2027-02-28', '2027-01-01', '2027-03-01'],
    ['view=year&on=rubbish', '2026-11-23', '2026-11-29', '2026-11-16', '2026-11-30'],
  ])('%s is from %s to %s', (query, from, to, before, after) => {
    expect(span(query)).toMatchObject({ from, to, before, after, today: '2026-11-26' })
  })

  it('leads to a week and a month', () => {
    expect([spanAddress('week', '2026-12-01'), spanAddress('month', '2026-12-01')]).toEqual(['?on=2026-12-01', '?view=month&on=2026-12-01'])
  })
})
