import { describe, expect, it } from 'vitest'
import { medianRun, screenBreaches, tapBreaches } from './app-breaches.ts'

const kept = { url: '', scores: [98, 100, 100, 60], lcpMs: 1000, cls: 0.001, tbtMs: 40, bytes: 61_440, documentBytes: 14_600 }

describe('a screen of her app', () => {
  it('keeps its budget at the very bounds', () => {
    expect(screenBreaches(kept)).toEqual([])
  })

  it('says by how much it misses each of its targets', () => {
    expect(screenBreaches({ ...kept, scores: [98, 97, 96, 60], lcpMs: 1238, cls: 0.007, bytes: 61_441, documentBytes: 14_610 })).toEqual([
      'largest paint after 1238 ms, 238 ms too late',
      'content moves: CLS 0.0070, 0.0060 too much',
      'first view 61441 B, 1 B too much',
      'the page itself 14610 B, 10 B more than the first flight',
      'accessibility 97, 3 below 100',
      'best practices 96, 4 below 100',
    ])
  })

  it('is judged by the middle of its runs', () => {
    expect(medianRun([1300, 900, 950].map((lcpMs) => ({ ...kept, lcpMs }))).lcpMs).toBe(950)
    expect(medianRun([1300, 900].map((lcpMs) => ({ ...kept, lcpMs }))).lcpMs).toBe(900)
  })
})

describe('a tap', () => {
  it('may wait for 100 ms', () => {
    expect(tapBreaches({ name: 'confirm', runs: [180, 90, 100] })).toEqual([])
    expect(tapBreaches({ name: 'confirm', runs: [136] })).toEqual(['answered after 136 ms, 36 ms too late'])
  })
})
