import { expect, it } from 'vitest'
import type { ShownDay } from './Entry.tsx'
import { Week } from './Week.tsx'

const week = (today: number): ShownDay[] =>
  Array.from({ length: 7 }, (_, index) => ({
    day: `2026-11-${23 + index}`,
    isToday: index === today,
    isPast: index < today,
    legs: [],
    clocks: [],
    kept: [],
    entries: [],
  }))
const fold = (today: number) =>
  /<label for="past-days"[^>]*>([^<]*)<\/label><ol class="week">/.exec(String(<Week days={week(today)} locale="en-AU" />))?.[1]

it('begins with today on a phone, what is past being a tap away', () => {
  expect([fold(4), fold(1)]).toEqual(['Earlier this week', 'Earlier this week'])
})

it('shows all of a week that is over or still to come', () => {
  expect([fold(0), fold(7), fold(-1)]).toEqual([undefined, undefined, undefined])
})
