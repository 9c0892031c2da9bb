import { expect, it } from 'vitest'
import { isDrawn } from '../../tenants/contract/drawn-letters.ts'
import { findFaces } from './load-faces.ts'

it('has a face for each letter that her forms take, and for none that they refuse', async () => {
  const points = Array.from({ length: 0x10000 - 0x20 }, (_, index) => index + 0x20).filter((point) => point < 0xd800 || point >= 0xe000)
  // Those that stay themselves: others come as the letters that they are written with.
  const letters = points.map((point) => String.fromCodePoint(point)).filter((letter) => letter === letter.normalize('NFC'))
  const drawn = new Set((await findFaces(letters, 'jost')).keys())
  expect(letters.filter((letter) => drawn.has(letter) !== isDrawn(letter))).toEqual([])
  expect([...'💋🌿👩'].some(isDrawn)).toBe(false)
})
