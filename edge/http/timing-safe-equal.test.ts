import { expect, it } from 'vitest'
import { isSame } from './timing-safe-equal.ts'

it.each([
  ['abc', 'abc', true],
  ['abc', 'abd', false],
  ['abc', 'abcd', false],
  ['abcd', 'abc', false],
  ['', 'a', false],
  ['', '', true],
])('isSame(%j, %j) is %s', (a, b, same) => {
  expect(isSame(a, b)).toBe(same)
})
