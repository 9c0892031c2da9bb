import { describe, expect, it } from 'vitest'
import { CALENDAR_ENTRIES_MAX } from '../../../../tenants/contract/diary-limits.ts'
import { APPLE, calendarOf, GOOGLE, OUTLOOK } from './calendar-fixtures.ts'
import { planBusyTimes } from './plan-busy-times.ts'
import { stripCalendar } from './strip-calendar.ts'

const SYDNEY = 'Australia/Sydney'
const [from, until] = [Date.UTC(2026, 10, 20), Date.UTC(2028, 11, 31)]
const breathe = async () => undefined
const plan = async (text: string, asked: Partial<Parameters<typeof planBusyTimes>[1]> = {}) => {
  const calendar = stripCalendar(text)
  if (!calendar) throw new Error('Too many entries.')
  return planBusyTimes(calendar, { timeZone: SYDNEY, from, until, breathe, ...asked })
}
/** Times as `2026-12-01 08:00/09:00`, in UTC. */
const told = async (...args: Parameters<typeof plan>): Promise<string[]> =>
  ((await plan(...args))?.times ?? []).map(({ startsAt, endsAt }) => {
    const [day, end] = [startsAt.slice(0, 10), endsAt.slice(0, 10)]
    return `${day} ${startsAt.slice(11, 16)}/${end === day ? '' : `${end} `}${endsAt.slice(11, 16)}`
  })
const entry = (...lines: string[]) => calendarOf(['BEGIN:VEVENT', 'UID:one@example.com', ...lines, 'END:VEVENT'])

describe('busy times of a calendar', () => {
  it('are those of a Google export: a moved and a cancelled time of a series, nothing that takes no time', async () => {
    expect(await told(GOOGLE)).toEqual([
      // Tuesdays at 6 pm in Melbourne until 22 December: one moved to Wednesday, one cancelled, one left out.
      '2026-12-01 07:00/08:00',
      '2026-12-09 09:00/10:00',
      '2026-12-12 23:30/2026-12-13 01:00',
    ])
  })

  it('are those of an Apple export: whole days by her own clock, floating times, a length in place of an end', async () => {
    expect(await told(APPLE)).toEqual(['2026-12-03 22:00/23:30', '2026-12-06 13:00/2026-12-08 13:00', '2026-12-10 00:15/01:00'])
  })

  it('are those of an Outlook export: a zone of its own name by the rules that it brings, on both sides of a change of clocks', async () => {
    const until = Date.UTC(2027, 3, 20)
    const exchange = OUTLOOK.replaceAll(';TZID=AUS Eastern Standard Time:', ';TZID="(UTC+10:00) Canberra, Melbourne, Sydney":').replaceAll(
      'TZID:AUS Eastern Standard Time',
      'TZID:(UTC+10:00) Canberra\\, Melbourne\\, Sydney',
    )
    expect(await told(exchange, { until })).toEqual(await told(OUTLOOK, { until }))
    expect(await told(OUTLOOK, { until })).toEqual([
      '2026-12-01 22:00/22:30',
      '2027-03-29 22:00/23:00',
      '2027-04-05 23:00/2027-04-06 00:00',
      '2027-04-12 23:00/2027-04-13 00:00',
    ])
  })

  it.each([
    ['a time that is over', ['DTSTART:20250101T080000Z', 'DTEND:20250101T090000Z'], []],
    ['a moment that takes no time', ['DTSTART:20261201T080000Z'], []],
    ['an end before the beginning', ['DTSTART:20261201T080000Z', 'DTEND:20261201T070000Z'], []],
    ['a day that ends on itself', ['DTSTART;VALUE=DATE:20261201', 'DTEND;VALUE=DATE:20261201'], ['2026-11-30 13:00/2026-12-01 13:00']],
    [
      'days of a series, of which one is left out',
      ['DTSTART;VALUE=DATE:20261201', 'RRULE:FREQ=DAILY;UNTIL=20261203', 'EXDATE;VALUE=DATE:20261202'],
      ['2026-11-30 13:00/2026-12-01 13:00', '2026-12-02 13:00/2026-12-03 13:00'],
    ],
    ['a day without an end', ['DTSTART;VALUE=DATE:20261201'], ['2026-11-30 13:00/2026-12-01 13:00']],
    [
      'what goes on for years, as far as anybody can book',
      ['DTSTART:20200101T000000Z', 'DTEND:21000101T000000Z'],
      ['2020-01-01 00:00/2028-12-31 00:00'],
    ],
    [
      'a last time by UTC where the clocks of the series are others',
      ['DTSTART;TZID=Australia/Sydney:20261201T200000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;UNTIL=20261202T090000Z'],
      ['2026-12-01 09:00/10:00', '2026-12-02 09:00/10:00'],
    ],
    [
      'a last day',
      ['DTSTART:20261201T200000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;UNTIL=20261202'],
      ['2026-12-01 20:00/21:00', '2026-12-02 20:00/21:00'],
    ],
    [
      'so many times',
      ['DTSTART:20261201T200000Z', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=2'],
      ['2026-12-01 20:00/21:00', '2026-12-08 20:00/21:00'],
    ],
    [
      'a time left out by UTC, one by its day',
      [
        'DTSTART;TZID=Australia/Sydney:20261201T200000',
        'DURATION:PT1H',
        'RRULE:FREQ=DAILY;COUNT=4',
        'EXDATE:20261202T090000Z',
        'EXDATE;VALUE=DATE:20261203',
      ],
      ['2026-12-01 09:00/10:00', '2026-12-04 09:00/10:00'],
    ],
    [
      'times that are named',
      ['DTSTART:20261201T200000Z', 'DTEND:20261201T203000Z', 'RDATE:20261205T100000Z,20261206T100000Z'],
      ['2026-12-01 20:00/20:30', '2026-12-05 10:00/10:30', '2026-12-06 10:00/10:30'],
    ],
    [
      'a last time before the beginning of the first',
      ['DTSTART:20261201T200000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;UNTIL=20261101T000000Z'],
      ['2026-12-01 20:00/21:00'],
    ],
    ['what Outlook alone calls free', ['DTSTART:20261201T200000Z', 'DURATION:PT1H', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'], []],
  ] as const)('know %s', async (_name, lines, expected) => expect(await told(entry(...lines))).toEqual(expected))
})

describe('what cannot be followed', () => {
  const good = ['BEGIN:VEVENT', 'UID:good', 'DTSTART:20261201T200000Z', 'DURATION:PT1H', 'END:VEVENT']
  it.each([
    ['30 February', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'],
    ['a step so long that none is found', 'RRULE:FREQ=DAILY;INTERVAL=2000000000'],
    ['every second', 'RRULE:FREQ=SECONDLY;COUNT=100000000'],
    ['every hour of the 31st of April', 'RRULE:FREQ=HOURLY;BYMONTHDAY=31;BYMONTH=4'],
    ['a rule as long as a book', `RRULE:FREQ=MONTHLY;BYMONTHDAY=${'1,'.repeat(5000)}1`],
    ['days left out as many as there are', `EXDATE:${'20261201T080000Z,'.repeat(2000)}20261201T080000Z`],
    ['no rule at all', 'RRULE:WHENEVER'],
    ['all times after one', 'RECURRENCE-ID;RANGE=THISANDFUTURE:20261201T080000Z'],
    ['a day that is none', 'DTEND:2026120'],
    ['a zone that nobody knows', 'DTEND;TZID=Mars Standard Time:20261201T090000'],
    ['an age that is not ours', 'DTEND:90001201T090000Z'],
  ])('is counted and told, and the rest is read: %s', async (_name, line) => {
    const bad = ['BEGIN:VEVENT', 'UID:bad', 'DTSTART:20261201T080000Z', line, 'END:VEVENT']
    const { times, unread } = (await plan(calendarOf(bad, good))) ?? {}
    expect(unread).toBe(1)
    expect(times?.at(-1)).toEqual({ startsAt: '2026-12-01T20:00:00.000Z', endsAt: '2026-12-01T21:00:00.000Z' })
  })

  it('is a zone whose rules are no rules of clocks', async () => {
    const zone = (rule: string) => [
      ...['BEGIN:VTIMEZONE', 'TZID:Odd', 'BEGIN:STANDARD', 'DTSTART:16010101T030000', 'TZOFFSETFROM:+1100', 'TZOFFSETTO:+1000'],
      ...[`RRULE:${rule}`, 'END:STANDARD', 'END:VTIMEZONE'],
    ]
    const odd = ['BEGIN:VEVENT', 'UID:odd', 'DTSTART;TZID=Odd:20261201T080000', 'DURATION:PT1H', 'END:VEVENT']
    expect(await plan(calendarOf(zone('FREQ=YEARLY;BYMONTH=4;BYDAY=1SU'), odd))).toMatchObject({ unread: 0, times: [{}] })
    expect(await plan(calendarOf(zone('FREQ=SECONDLY'), odd))).toMatchObject({ unread: 1, times: [] })
  })

  it('is all of a calendar that has too many entries or times, and not of one that has many', async () => {
    const daily = (count: number) =>
      Array.from({ length: count }, (_, index) => [
        ...[
          'BEGIN:VEVENT',
          `UID:${index}`,
          `DTSTART:20261201T${String(index % 20).padStart(2, '0')}0000Z`,
          'DURATION:PT1H',
          'RRULE:FREQ=DAILY',
        ],
        'END:VEVENT',
      ]).flat()
    // 761 days of 26 times are less than twenty thousand, of 27 more.
    expect((await plan(calendarOf(daily(26))))?.times.length).toBeGreaterThan(700)
    expect(await plan(calendarOf(daily(27)))).toBeUndefined()
    expect(stripCalendar(calendarOf(Array.from({ length: CALENDAR_ENTRIES_MAX + 1 }, () => good).flat()))).toBeUndefined()
  })

  it('lets others have their turn meanwhile', async () => {
    let breaths = 0
    const text = entry('DTSTART:20200101T000000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY')
    await plan(text, { breathe: async () => void breaths++ })
    expect(breaths).toBeGreaterThan(5)
  })
})

describe('of a calendar', () => {
  it.each([GOOGLE, APPLE, OUTLOOK])('nothing is looked at but times', (text) => {
    const { entries, zones } = stripCalendar(text) ?? { entries: [], zones: new Map() }
    expect(entries.length).toBeGreaterThan(3)
    const left = JSON.stringify([entries, [...zones]])
    expect(text).toMatch(/Secret|Busy/)
    expect(left).not.toMatch(/secret|busy:|pilates|trip|doctor|Carlton|Olga|Adam|attend|example\.com|Appointment|alarm|PT5M/i)
  })

  it('lines may be broken and cased in any way that RFC 5545 has', async () => {
    const text = calendarOf(['begin:vevent', 'uid:x', 'dtstart:2026', ' 1201T', '\t200000Z', 'DTEND:20261201T210000Z', 'end:vevent'])
    expect(await told(text.replaceAll('\r\n', '\n'))).toEqual(['2026-12-01 20:00/21:00'])
  })
})
