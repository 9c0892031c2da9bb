import { expect, it } from 'vitest'
import { eitherOf, withinSentence } from './format.ts'

it('puts her phrases into a sentence as one would write them', () => {
  expect(withinSentence('Daily, 10 am to 8 pm')).toBe('daily, 10 am to 8 pm')
  expect(withinSentence('Monday to Saturday')).toBe('Monday to Saturday')
  expect(['A short call', 'A work email', 'LinkedIn'].map(withinSentence)).toEqual(['a short call', 'a work email', 'LinkedIn'])
  expect(eitherOf(['a short call', 'a work email', 'LinkedIn'], 'en-AU')).toBe('a short call, a work email or LinkedIn')
})
