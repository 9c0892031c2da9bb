import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CLOCK_CHANGES } from '../../../scripts/histories/random-rules.ts'
import { bookingRequestSchema } from '../../../tenants/contract/booking.ts'
import type { Manifest } from '../../../tenants/contract/manifest.ts'
import { WEEKDAYS } from '../../../tenants/contract/weekdays.ts'
import { enAU } from '../../../tenants/contract/words/en-au.ts'
import { placesOf } from '../../http/place-of.ts'
import { planFreeStarts } from '../../http/plan-free-starts.ts'
import { planBooking, siteRules } from './plan-booking.ts'

// What the calendar offers is what a request is taken for, whatever her week, her tour and the clocks are.

const DAY = 86_400_000
const language = { locale: 'en-AU', words: enAU }
const dayOf = (start: string, count: number) => new Date(Date.parse(`${start}T00:00Z`) + count * DAY).toISOString().slice(0, 10)
const clockOf = (half: number) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`
const CLOCKS = Array.from({ length: 48 }, (_, half) => clockOf(half))

const zone = fc.constantFrom(...(Object.keys(CLOCK_CHANGES) as (keyof typeof CLOCK_CHANGES)[]))
const clock = fc.constantFrom(...CLOCKS)

const openings = fc.array(fc.record({ days: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }), from: clock, to: clock }), {
  minLength: 1,
  maxLength: 3,
})
const leg = fc.record({
  timeZone: zone,
  gap: fc.integer({ min: 0, max: 4 }),
  days: fc.integer({ min: 1, max: 5 }),
  openings: fc.option(openings, { nil: undefined }),
  arrives: fc.option(clock, { nil: undefined }),
  leaves: fc.option(clock, { nil: undefined }),
})

const calendar = fc
  .record({
    home: zone,
    away: fc.array(leg, { maxLength: 3 }),
    openings,
    exceptions: fc.array(
      fc.record({ day: fc.integer({ min: 3, max: 8 }), openings: fc.array(fc.record({ from: clock, to: clock }), { maxLength: 2 }) }),
      { maxLength: 3 },
    ),
    blocked: fc.array(fc.record({ day: fc.integer({ min: 0, max: 13 }), from: clock, hours: fc.integer({ min: 1, max: 40 }) }), {
      maxLength: 2,
    }),
    homeDuringTour: fc.boolean(),
    noticeHours: fc.constantFrom(0, 24, 100),
    night: fc.constantFrom(0, 1),
    hours: fc.constantFrom(0.5, 1, 1.5, 3, 12),
  })
  .map(({ home, away, openings, exceptions, blocked, homeDuringTour, noticeHours, night, hours }) => {
    const first = dayOf(CLOCK_CHANGES[home][night], -6)
    let next = 0
    const tour = away.map(({ gap, days, ...own }, index) => {
      const from = next + gap
      next = from + days
      return { city: `City ${index % 2}`, from: dayOf(first, from), to: dayOf(first, next - 1), incall: true, outcall: true, ...own }
    })
    const booking: Manifest['booking'] = {
      timeZone: home,
      city: 'Home',
      keepDays: 180,
      services: [{ id: 'dinner', name: 'Dinner', hours: 3, hoursMin: 0.5, prices: [] }],
      tour,
      policy: {
        openings,
        exceptions: exceptions.map(({ day, openings: own }) => ({ date: dayOf(first, day), openings: own })),
        noticeHours,
        bufferMinutes: 30,
        holdHours: 48,
        homeDuringTour,
        confirmEmail: true,
        blocked: blocked.map(({ day, from, hours: long }) => ({
          from: `${dayOf(first, day)}T${from}`,
          to: `${new Date(Date.parse(`${dayOf(first, day)}T${from}Z`) + long * 3_600_000).toISOString().slice(0, 16)}`,
        })),
        hoursMax: 24,
        minimumAge: 18,
        verifications: [],
      },
    }
    return { booking, first, hours, now: new Date(`${dayOf(first, 0)}T03:00Z`) }
  })

describe('free times and requests', () => {
  it('agree on every half hour of a day, in every city, also over the nights on which clocks change', () => {
    let offered = 0
    fc.assert(
      fc.property(calendar, fc.nat({ max: 13 }), ({ booking, first, hours, now }, other) => {
        const rules = siteRules(booking, { language, now })
        const draft = bookingRequestSchema.parse({
          name: 'Sam',
          email: 'sam@example.com',
          service: 'dinner',
          startsAt: `${first}T00:00`,
          hours,
        })
        for (const city of [...placesOf(booking), 'Nowhere']) {
          // The night on which clocks change is the sixth; the others say that it is no exception.
          const days = [4, 5, 6, other].flatMap((day) => planFreeStarts({ from: dayOf(first, day), days: 1, hours, city }, rules, []))
          for (const { date, starts } of days) {
            const taken = CLOCKS.filter((time) => !('reason' in planBooking({ ...draft, startsAt: `${date}T${time}`, city }, rules)))
            expect(starts, `${city} on ${date}`).toEqual(taken)
            offered += starts.length
          }
        }
      }),
      { numRuns: 20 },
    )
    expect(offered).toBeGreaterThan(1000)
  })

  it('agree on who is where: no evening can be had in two cities, unless she says so', () => {
    fc.assert(
      fc.property(calendar, ({ booking, first, hours, now }) => {
        const rules = siteRules(booking, { language, now })
        const offeredIn = placesOf(booking).map((city) =>
          planFreeStarts({ from: dayOf(first, 2), days: 7, hours, city }, rules, []).flatMap(({ date, starts }) =>
            starts.map((time) => `${date} ${time}`),
          ),
        )
        const all = offeredIn.flat()
        if (!booking.policy.homeDuringTour) expect(new Set(all).size).toBe(all.length)
      }),
      { numRuns: 15 },
    )
  })
})
