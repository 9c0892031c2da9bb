import { describe, expect, it } from 'vitest'
import { composeRows } from './compose-rows.ts'

const [W, T] = [1.5, 0.8]
const rows = (...ratios: number[]) => composeRows(ratios).map(({ shapes }) => shapes.join(' '))

describe('composeRows', () => {
  it('shows one photo alone, and three as a large one and a pair', () => {
    expect(rows(W)).toEqual(['wide'])
    expect(rows(T)).toEqual(['tall'])
    expect(rows(W, T, W)).toEqual(['wide', 'tall wide'])
    expect(rows(W, W, W)).toEqual(['wide', 'wide near'])
    expect(rows(T, T, T)).toEqual(['tall tall tall'])
  })

  it('gives a gallery a rhythm of single photos and unequal pairs', () => {
    expect(rows(W, T, W, W, T, W, W, W, T, W, T, T)).toEqual([
      'wide',
      'tall wide',
      'wide tall',
      'wide',
      'near wide',
      'tall wide',
      'tall tall',
    ])
    expect(rows(T, T, T, T)).toEqual(['tall tall', 'tall tall'])
    expect(rows(T, T, T, T, T)).toEqual(['tall tall tall', 'tall tall'])
  })

  it('keeps every photo, once, in its order, whatever their shapes', () => {
    for (const count of [2, 7, 13, 60])
      for (let seed = 0; seed < 20; seed++) {
        const made = composeRows(Array.from({ length: count }, (_, index) => ((index * 7 + seed * 3) % 5 < 2 ? T : W)))
        expect(made.reduce((sum, { shapes }) => sum + shapes.length, 0)).toBe(count)
        for (const [at, { from, shapes }] of made.entries()) expect(made[at + 1]?.from ?? count).toBe(from + shapes.length)
      }
  })
})
