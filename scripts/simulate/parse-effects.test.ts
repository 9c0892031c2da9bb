import { expect, it } from 'vitest'
import { Usage } from '../command-line/failed.ts'
import { parseEffect, parseRate } from './parse-effects.ts'
import { judgement } from './simulate.ts'

it('takes shares of visitors, and effects on variants that there are', () => {
  expect([parseRate('5%'), parseRate('100'), parseEffect('garden=+60%', ['control', 'garden'])]).toEqual([0.05, 1, ['garden', 1.6]])
  for (const text of ['500%', '-1%', '', 'x']) expect(() => parseRate(text)).toThrow(Usage)
  expect(() => parseEffect('nope=+60%', ['control', 'garden'])).toThrow(
    'no test that runs has a variant "nope". There are: control, garden.',
  )
  expect(() => parseEffect('garden', ['garden'])).toThrow(Usage)
})

it('calls a split that is not its weights what it is, and not a wrong count', () => {
  expect(judgement({ isCounted: true, isSplit: true })).toBeUndefined()
  expect(judgement({ isCounted: true, isSplit: false })).toMatch(
    /^Everything was counted exactly once, but .* not shared out by their weights/,
  )
  expect(judgement({ isCounted: false, isSplit: true })).toMatch(/^Postgres has counted something else/)
})
