import { expect, it } from 'vitest'
import { eitherOf, formatStays, withinSentence } from './format.ts'

const within = (phrase: string) => withinSentence(phrase, 'en-AU')

it('puts her phrases into a sentence as one would write them', () => {
  expect(within('Daily, 10 am to 8 pm')).toBe('daily, 10 am to 8 pm')
  expect(within('Monday to Saturday')).toBe('Monday to Saturday')
  expect(['A short call', 'A work email', 'LinkedIn'].map(within)).toEqual(['a short call', 'a work email', 'LinkedIn'])
  expect(eitherOf(['a short call', 'a work email', 'LinkedIn'], 'en-AU')).toBe('a short call, a work email or LinkedIn')
})

it('leaves a phrase as she wrote it where capitals mean something else', () => {
  expect(withinSentence('Arbeits-E-Mail', 'de')).toBe('Arbeits-E-Mail')
})

it('joins stays as each language does', () => {
  const legs = [
    { from: '2026-12-04', to: '2026-12-08' },
    { from: '2027-01-03', to: '2027-01-05' },
  ]
  expect(formatStays(legs, 'en-AU')).toBe('4–8\u00a0December\u00a02026 and 3–5\u00a0January\u00a02027')
  expect(formatStays(legs, 'de')).toContain(' und ')
  expect(formatStays(legs, 'zh-Hans')).toBe('2026年12月4日至8日和2027年1月3日至5日')
})
