import { expect, it } from 'vitest'
import type { ShownDay } from './Entry.tsx'
import { Month } from './Month.tsx'

const days = (first: Partial<ShownDay>): ShownDay[] =>
  Array.from({ length: 28 }, (_, index) => ({
    ...{ day: `2026-02-${String(index + 1).padStart(2, '0')}`, isToday: false, isPast: true, legs: [], clocks: [], kept: [], entries: [] },
    ...(index === 0 ? first : {}),
  }))
const legendOf = (first: Partial<ShownDay>) => {
  const [, legend] =
    /<div class="month legend[^>]*"[^>]*>([\s\S]*)<\/div>/.exec(String(<Month days={days(first)} month="2026-02" locale="en-AU" />)) ?? []
  return legend
    ?.replaceAll(/<[^>]*>/g, '|')
    .split('|')
    .filter((text) => text.trim() !== '')
}
const entry = (row: object) =>
  ({ row: { kind: 'booking', warnings: [], client: undefined, service: 'Dinner', ...row }, part: 'goes on' }) as never

it('says what its marks mean, of those that are in it', () => {
  expect(legendOf({})).toBeUndefined()
  expect(legendOf({ legs: [{ city: 'Perth', isFirst: true, isLast: true }] })).toEqual(['on tour'])
  const entries = [
    entry({ status: 'confirmed' }),
    entry({ status: 'pending', isHeld: true, warnings: ['You are in Perth that day'] }),
    entry({ status: 'pending', isHeld: false }),
    entry({ status: 'no_show' }),
  ]
  expect(legendOf({ entries })).toEqual(['confirmed', 'waiting for an answer', 'asked for, not held', 'past', 'something to check'])
})
