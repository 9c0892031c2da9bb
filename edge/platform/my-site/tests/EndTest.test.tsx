import { expect, it } from 'vitest'
import type { PlannedTest } from '../../what-works/plan-tests.ts'
import { EndTest } from './EndTest.tsx'

const variant = (id: string, isNow = false) =>
  ({ id, name: id, picture: undefined, rate: '3 in 100 ask', counts: '6 requests from 191 visitors', isNow, isAhead: false }) as const
const test = (winner?: string) =>
  ({
    id: 'hero-photo',
    variants: [variant('silk', true), variant('garden'), variant('salon')],
    sentence: 'Too early.',
    winner,
  }) as unknown as PlannedTest

/** Words of its buttons and of the link, in their order, those that stand out in capitals. */
const deeds = (props: { test: PlannedTest; use?: string }): string[] =>
  [...String(<EndTest use={undefined} back="/back" {...props} />).matchAll(/<(?:button|a)[^>]*class="([^"]*)"[^>]*>([^<]+)</g)].map(
    ([, classes = '', words = '']) => (classes.includes('quiet') ? words.trim() : words.trim().toUpperCase()),
  )

it('has one button that stands out, whatever there is to choose', () => {
  expect(deeds({ test: test() })).toEqual(['Keep “silk”', 'Use “garden”', 'Use “salon”', 'LEAVE IT RUNNING'])
  expect(deeds({ test: test('garden') })).toEqual(['USE “GARDEN”', 'Keep “silk”', 'Use “salon”', 'Leave it running'])
  expect(deeds({ test: test('garden'), use: 'salon' })).toEqual(['USE “SALON”', 'Leave it running'])
})
