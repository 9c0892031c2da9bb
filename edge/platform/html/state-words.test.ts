import { expect, it } from 'vitest'
import { tagWords } from './state-words.ts'

it('says of a request that lies aside that it does, not that it is waiting', () => {
  expect(tagWords({ state: 'pending', isSetAside: true })).toBe('set aside')
  expect(tagWords({ state: 'pending', isSetAside: false })).toBe('waiting for you')
  expect(tagWords({ state: 'declined', isSetAside: true })).toBe('declined')
})
