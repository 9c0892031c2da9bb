import { describe, expect, it } from 'vitest'
import type { TestCount } from '../../../db/queries/read-test-counts.ts'
import type { ShownTest } from '../../../db/queries/shown-tests.ts'
import { planTest } from './plan-tests.ts'

const test: ShownTest = {
  testId: 'hero-photo',
  version: 1,
  kind: 'photo',
  slot: 'hero',
  hypothesis: 'Evening light feels warmer.',
  variants: [
    { id: 'control', weight: 50, photo: 'silk' },
    { id: 'garden', weight: 50, photo: 'dandelion' },
  ],
}
const picture = (photoId: string, alt: string) => ({ photoId, alt, width: 240, height: 300, contentHash: 'a'.repeat(16) })
const pictures = new Map([
  ['silk', picture('silk', 'Crimson silk')],
  ['dandelion', picture('dandelion', 'A dandelion at dusk')],
])
const counted = (variant: string, exposures: number, conversions: number): TestCount => ({
  testId: 'hero-photo',
  version: 1,
  variant,
  exposures,
  conversions,
  formStarts: 0,
  photoClicks: 0,
  contactClicks: 0,
  firstDay: '2026-11-01',
  lastDay: '2026-11-24',
})
const plan = (control: [number, number], garden: [number, number], today = '2026-11-24') =>
  planTest(test, { counts: [counted('control', ...control), counted('garden', ...garden)], pictures, today })

describe('a running test', () => {
  it('is told by its pictures, counts and the names she gave her photos', () => {
    const told = plan([310, 14], [305, 27])
    expect(told.title).toBe('Your opening photo')
    expect(told.variants.map(({ name, rate, counts, isAhead, isNow }) => [name, rate, counts, isAhead, isNow])).toEqual([
      ['Crimson silk', '5 in 100 ask', '14 requests from 310 visitors', false, true],
      ['A dandelion at dusk', '9 in 100 ask', '27 requests from 305 visitors', true, false],
    ])
    expect(told.sentence).toMatch(/^“A dandelion at dusk” looks better/)
    expect(JSON.stringify([told.sentence, told.variants.map(({ name }) => name)])).not.toMatch(/garden|hero-photo|booking/)
    expect(told.certainty).toBeGreaterThan(0.1)
    expect(told.certainty).toBeLessThan(1)
  })

  it('tells shares by a decimal where whole figures would tie, and not where they are the same', () => {
    const rates = (...counts: [[number, number], [number, number]]) => plan(...counts).variants.map(({ rate }) => rate)
    expect(rates([195, 14], [211, 14])).toEqual(['7.2 in 100 ask', '6.6 in 100 ask'])
    expect(rates([200, 14], [200, 14])).toEqual(['7 in 100 ask', '7 in 100 ask'])
    expect(rates([195, 14], [20, 1])).toEqual(['7 in 100 ask', '1 of 20 asked'])
  })

  it('gives no share of a few, names nobody ahead without a request, and is at the beginning on its first day', () => {
    const told = plan([12, 0], [11, 0], '2026-11-01')
    expect(told.variants.map(({ rate, isAhead }) => [rate, isAhead])).toEqual([
      ['0 of 12 asked', false],
      ['0 of 11 asked', false],
    ])
    expect(told.certainty).toBe(0)
  })

  it('is there when it is decided, and not before all is there that a decision needs', () => {
    expect(plan([400, 10], [400, 60]).certainty).toBe(1)
    // Certain by its counts, but after a day: a weekday is not a week.
    expect(plan([400, 10], [400, 60], '2026-11-02').certainty).toBeLessThan(0.1)
  })

  it('that counts wrongly has nobody ahead', () => {
    const told = plan([900, 10], [100, 60])
    expect([told.isTrusted, told.variants.some(({ isAhead }) => isAhead)]).toEqual([false, false])
  })
})
