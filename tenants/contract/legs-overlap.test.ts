import { expect, it } from 'vitest'
import { legsOverlap } from './legs-overlap.ts'

const leg = (city: string, from: number, to: number) => ({ city, from: `2026-12-0${from}`, to: `2026-12-0${to}` })

it.each([
  ['days before', leg('Perth', 1, 2), false],
  ['the day she travels', leg('Perth', 1, 4), false],
  ['a single day that is the first', leg('Perth', 4, 4), false],
  ['two days', leg('Perth', 1, 5), true],
  ['a day within', leg('Perth', 5, 5), true],
  ['the same days', leg('Perth', 4, 8), true],
  ['around it', leg('Perth', 3, 9), true],
  ['the last day, in the same city', leg('Brisbane', 8, 9), true],
] as const)('two legs that share %s', (_name, other, isOverlap) => {
  const brisbane = leg('Brisbane', 4, 8)
  expect([legsOverlap(brisbane, other), legsOverlap(other, brisbane)]).toEqual([isOverlap, isOverlap])
})
