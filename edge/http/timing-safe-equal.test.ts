import { expect, it } from 'vitest'
import { timingSafeEqual } from './timing-safe-equal.ts'

it.each([
  ['abc', 'abc', true],
  ['abc', 'abd', false],
  ['abc', 'abcd', false],
  ['abcd', 'abc', false],
  ['', 'a', false],
  ['', '', true],
])('timingSafeEqual(%j, %j) is %s', (a, b, same) => {
  expect(timingSafeEqual(a, b)).toBe(same)
})
