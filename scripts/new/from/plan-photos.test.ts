import { expect, it } from 'vitest'
import { saysSomething } from './plan-photos.ts'

it.each([
  ['Me on a stair', true],
  ['A river', true],
  ['Der Fluss', true],
  ['楼梯上的我', true],
  ['IMG 1234', false],
  ['DSC_0042.jpg', false],
  ['photo', false],
  ['', false],
])('keeps the words of a photo that say what it shows: %j %s', (words, isKept) => {
  expect(saysSomething(words)).toBe(isKept)
})
