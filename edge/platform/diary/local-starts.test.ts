import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../tenants/contract/local-time.ts'
import { planBusyTimes } from './calendars/plan-busy-times.ts'
import { stripCalendar } from './calendars/strip-calendar.ts'
import { localOf, localStarts, type Steps } from './local-starts.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const FIRST = Date.UTC(2026, 11, 1, 20, 30)
const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
const days = fc.uniqueArray(fc.constantFrom(...DAYS), { minLength: 1, maxLength: 4 })

function take(rule: string, count: number, steps: Steps = { left: 1_000_000 }): number[] {
  const starts: number[] = []
  for (const local of localStarts(FIRST, ICAL.Recur.fromString(rule), { steps })) {
    starts.push(local)
    if (starts.length === count) break
  }
  return starts
}

describe('what repeats', () => {
  it('is what ical.js makes of the rule by itself', () => {
    const parts = fc.record({
      freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      interval: fc.integer({ min: 1, max: 5 }),
      more: fc.oneof(
        fc.constant(''),
        days.map((each) => `;BYDAY=${each.join(',')}`),
        fc.constantFrom(';BYMONTH=2', ';BYMONTH=4,12'),
      ),
    })
    fc.assert(
      fc.property(parts, ({ freq, interval, more }) => {
        const rule = `FREQ=${freq};INTERVAL=${interval}${more}`
        const plain = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateTimeString('2026-12-01T20:30:00'))
        expect(take(rule, 12)).toEqual(Array.from({ length: 12 }, () => localOf(plain.next())))
      }),
    )
  })

  it('ends where a rule never comes true, and where all of them have had their share', () => {
    expect(() => take('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 2)).toThrow('finds no times')
    expect(() => take('FREQ=DAILY;INTERVAL=7;BYDAY=MO', 2)).toThrow('finds no times')
    expect(take('FREQ=YEARLY;INTERVAL=20', 3)).toHaveLength(3)
    const steps = { left: 100 }
    expect(take('FREQ=DAILY', 50, steps)).toHaveLength(50)
    expect(() => take('FREQ=DAILY', 60, steps)).toThrow('finds no times')
  })
})

/** The plain way: every day is looked at. */
function isOn(day: number, { rule, on, dates, interval }: Rule): boolean {
  const [date, first] = [new Date(day), new Date(FIRST)]
  const since = Math.floor((day - Math.floor(FIRST / DAY_MS) * DAY_MS) / DAY_MS)
  if (since < 0) return false
  if (rule === 'DAILY') return since % interval === 0
  if (rule === 'WEEKLY') {
    // Weeks begin on Monday, the first with the day of the first time, a Tuesday.
    return Math.floor((since + 1) / 7) % interval === 0 && on.includes(DAYS[date.getUTCDay()] ?? '')
  }
  const months = (date.getUTCFullYear() - first.getUTCFullYear()) * 12 + date.getUTCMonth() - first.getUTCMonth()
  return months % interval === 0 && dates.includes(date.getUTCDate())
}

interface Rule {
  rule: 'DAILY' | 'WEEKLY' | 'MONTHLY'
  interval: number
  on: string[]
  dates: number[]
}

describe('busy times of a series', () => {
  it('are those of a plain model, by clocks of three zones, through both nights of 2027 on which they change', async () => {
    const series = fc.record({
      rule: fc.constantFrom('DAILY' as const, 'WEEKLY' as const, 'MONTHLY' as const),
      interval: fc.integer({ min: 1, max: 3 }),
      on: days,
      dates: fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 3 }),
      hour: fc.constantFrom(0, 2, 20),
      zone: fc.constantFrom('Australia/Sydney', 'Australia/Brisbane', 'Europe/London'),
      leftOut: fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 3 }),
      lastDay: fc.integer({ min: 30, max: 400 }),
      asked: fc.integer({ min: -30, max: 300 }),
    })
    await fc.assert(
      fc.asyncProperty(series, async ({ hour, zone, leftOut, lastDay, asked: askedDay, ...rule }) => {
        const by = { DAILY: '', WEEKLY: `;BYDAY=${rule.on.join(',')}`, MONTHLY: `;BYMONTHDAY=${rule.dates.join(',')}` }[rule.rule]
        const base = Date.UTC(2026, 11, 1)
        const instant = (local: number) => toInstant(local, zone) ?? toInstant(local + HOUR_MS, zone) ?? Number.NaN
        const locals = Array.from({ length: lastDay + 1 }, (_, day) => base + day * DAY_MS)
          .filter((day, index) => index === 0 || isOn(day, rule))
          .map((day) => day + hour * HOUR_MS)
        const from = base + askedDay * DAY_MS
        const expected = locals
          .filter((local, index) => !leftOut.includes(index) && instant(local) + HOUR_MS / 2 > from)
          .map((local) => new Date(instant(local)).toISOString())
        const stamp = (local: number) => new Date(local).toISOString().replaceAll(/[-:]|\.000Z/g, '')
        const text = [
          ...['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:x', `DTSTART;TZID=${zone}:${stamp(base + hour * HOUR_MS)}`, 'DURATION:PT30M'],
          `RRULE:FREQ=${rule.rule};INTERVAL=${rule.interval}${by};UNTIL=${stamp(base + lastDay * DAY_MS).slice(0, 8)}`,
          ...leftOut.flatMap((index) => (locals[index] === undefined ? [] : [`EXDATE;TZID=${zone}:${stamp(locals[index])}`])),
          ...['END:VEVENT', 'END:VCALENDAR'],
        ].join('\r\n')
        const asked = {
          timeZone: 'Australia/Perth',
          from,
          until: Date.UTC(2030, 0, 1),
          breathe: async () => undefined,
        }
        const busy = await planBusyTimes(stripCalendar(text) ?? { entries: [], zones: new Map() }, asked)
        expect(busy?.times.map(({ startsAt }) => startsAt)).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })
})
