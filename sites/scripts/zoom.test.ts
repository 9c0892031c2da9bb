import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FITTED, keepInside, moveBy, turnOf, zoomAt } from './zoom.ts'

const length = fc.integer({ min: 1, max: 4000 })
const size = fc.record({ width: length, height: length })
const point = fc.record({ x: fc.integer({ min: -2000, max: 2000 }), y: fc.integer({ min: -2000, max: 2000 }) })

describe('a photo that is zoomed', () => {
  it('keeps under the fingers what lies there', () => {
    fc.assert(
      fc.property(point, fc.double({ min: 1, max: 3, noNaN: true }), point, (at, factor, start) => {
        const before = { scale: 1.2, ...start }
        const after = zoomAt(before, at, factor)
        // The point of the photo that lies below `at`.
        const under = (view: typeof before) => [(at.x - view.x) / view.scale, (at.y - view.y) / view.scale]
        const [before0 = 0, before1 = 0] = under(before)
        const [after0 = 0, after1 = 0] = under(after)
        expect(after0).toBeCloseTo(before0, 3)
        expect(after1).toBeCloseTo(before1, 3)
      }),
    )
  })

  it('is never smaller than its frame wants it, nor larger than four times that', () => {
    expect(zoomAt(FITTED, { x: 0, y: 0 }, 0.2).scale).toBe(1)
    expect(zoomAt({ scale: 3, x: 0, y: 0 }, { x: 0, y: 0 }, 9).scale).toBe(4)
  })

  it('never shows an edge that could be outside the frame, and lies in the middle when it fits', () => {
    fc.assert(
      fc.property(size, size, point, fc.double({ min: 1, max: 4, noNaN: true }), (photo, frame, by, scale) => {
        const view = keepInside(moveBy({ scale, x: 0, y: 0 }, by), { photo, frame })
        for (const [at, own, room] of [
          [view.x, photo.width * scale, frame.width],
          [view.y, photo.height * scale, frame.height],
        ] as const)
          if (own <= room) expect(Math.abs(at)).toBe(0)
          else expect(Math.abs(at)).toBeLessThanOrEqual((own - room) / 2 + 1e-6)
      }),
    )
    expect(
      keepInside(moveBy(FITTED, { x: 80, y: 80 }), { photo: { width: 300, height: 200 }, frame: { width: 390, height: 700 } }),
    ).toEqual(FITTED)
  })
})

describe('a finger that moves', () => {
  const phone = { ms: 600, width: 390 }
  it.each([
    ['slowly over a fifth of the screen, to the left', { x: -90, y: 10 }, phone, 1],
    ['slowly over a fifth of the screen, to the right', { x: 90, y: 10 }, phone, -1],
    ['quickly, and not far', { x: -40, y: 5 }, { ...phone, ms: 60 }, 1],
    ['slowly, and not far', { x: -40, y: 5 }, phone, 0],
    ['hardly at all, however quickly', { x: -12, y: 0 }, { ...phone, ms: 5 }, 0],
    ['more down than to the side', { x: -120, y: 140 }, phone, 0],
  ] as const)('%s', (_name, moved, how, step) => {
    expect(turnOf(moved, how)).toBe(step)
  })
})
