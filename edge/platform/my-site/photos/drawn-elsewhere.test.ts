import { expect, it } from 'vitest'
import { drawnElsewhere } from './drawn-elsewhere.ts'

const [A, B, C] = [0, 0.3, 0.6].map((x) => ({ x, y: x, width: 0.2, height: 0.2 })) as [Area, Area, Area]
interface Area {
  x: number
  y: number
  width: number
  height: number
}

it('lets her save where nothing has changed since, or where both have drawn the same', () => {
  expect(drawnElsewhere({ opened: [A], now: [A], hers: [A, C] })).toBeUndefined()
  expect(drawnElsewhere({ opened: [A], now: [A], hers: [] })).toBeUndefined()
  expect(drawnElsewhere({ opened: [A], now: [A, B], hers: [A, B] })).toBeUndefined()
  expect(drawnElsewhere({ opened: [], now: [], hers: [A] })).toBeUndefined()
})

it('adds what she has drawn to what is there by now, and brings nothing back that was taken away elsewhere', () => {
  expect(drawnElsewhere({ opened: [A], now: [A, B], hers: [A, C] })?.blur).toEqual([A, B, C])
  expect(drawnElsewhere({ opened: [A], now: [B], hers: [A, C] })?.blur).toEqual([B, C])
  expect(drawnElsewhere({ opened: [], now: [A], hers: [A, C] })?.blur).toEqual([A, C])
})

it('keeps what she has taken away until she has looked, and speaks of new areas only where there are some', () => {
  expect(drawnElsewhere({ opened: [A], now: [A, B], hers: [] })).toEqual({
    blur: [A, B],
    words: 'This photo was changed in another window. Look and save again.',
  })
  expect(drawnElsewhere({ opened: [A], now: [A, B], hers: [A, C] })?.words).toBe(
    'This photo was changed in another window. Your new areas are added; look and save again.',
  )
})
