import { expect, it } from 'vitest'
import { madeOnce } from '../../tenants/contract/made-once.ts'
import { KeptMap } from './kept-map.ts'

it('starts anew where another comes, and not where one of those it has is renewed', () => {
  const kept = new KeptMap<string, number>(2).set('a', 1).set('b', 2).set('a', 3)
  expect([...kept]).toEqual([
    ['a', 3],
    ['b', 2],
  ])
  expect([...kept.set('c', 4)]).toEqual([['c', 4]])
})

it('madeOnce keeps what it has as long as nothing else is asked for', () => {
  let made = 0
  const once = madeOnce((_letter: string) => ++made, 2)
  expect([...'ababab'].map((letter) => once(letter))).toEqual([1, 2, 1, 2, 1, 2])
  expect([once('c'), once('a')]).toEqual([3, 4])
})
