import { expect, it } from 'vitest'
import { explainMissing } from './explain-missing.ts'

it('says that a name is not kept only of a client who gave one', () => {
  expect(explainMissing({ clientSealed: null })).toBe('no longer kept')
  expect(explainMissing({ clientSealed: null, isEntry: false })).toBe('no longer kept')
  expect(explainMissing({ clientSealed: null, isEntry: true })).toBe('no name')
  expect(explainMissing({ clientSealed: 'sealed', isEntry: true })).toBe('cannot be opened')
})
