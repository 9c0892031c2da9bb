import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SitePhoto } from '../../context.ts'
import { hangGallery, hangLine } from './hang-photos.ts'

type Hanging = Pick<SitePhoto, 'crops'> & { id: number; ratio: number }

const photo = (ratio: number, id = 0): Hanging => ({
  id,
  ratio,
  crops: { full: { width: Math.round(1000 * ratio), height: 1000, avif: [], jpeg: [], inlined: undefined } },
})
const photosOf = (ratios: readonly number[]) => ratios.map((ratio, index) => photo(ratio, index))
const told = (rows: ReturnType<typeof hangGallery<Hanging>>) =>
  rows.map((row) => row.map(({ start, span }) => `${start}-${start + span - 1}`).join(' '))

describe('the wall of a gallery', () => {
  it('hangs one photo below the matter, a pair and one alone, and a long photo small beside another', () => {
    expect(told(hangGallery(photosOf([0.77])))).toEqual(['4-8'])
    expect(told(hangGallery(photosOf([0.77, 1.3, 1.3])))).toEqual(['1-5 9-12', '4-10'])
    expect(told(hangGallery(photosOf([1.3, 2.1, 0.8, 1.3])))).toEqual(['4-10', '1-6 8-12', '1-7'])
  })

  it('hangs many closer together', () => {
    const rows = hangGallery(photosOf(Array.from({ length: 60 }, (_, index) => [0.77, 1.33, 0.8, 1.33, 2.1][index % 5] ?? 1)))
    expect(rows.length).toBeLessThan(34)
    expect(new Set(rows.map((row) => row.length))).toContain(3)
  })

  it('keeps the order, overlaps nothing and stays on twelve columns, whatever the photos', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.3, max: 4, noNaN: true }), { maxLength: 80 }), (ratios) => {
        const rows = hangGallery(photosOf(ratios))
        expect(rows.flat().map((hung) => hung.photo.id)).toEqual(ratios.map((_, index) => index))
        for (const row of rows) {
          let free = 1
          for (const { start, span } of row) {
            expect(start).toBeGreaterThanOrEqual(free)
            free = start + span
          }
          expect(free).toBeLessThanOrEqual(13)
        }
      }),
    )
  })

  it('lets no photo of a pair stand as high as its neighbour but for a little', () => {
    for (const left of [0.75, 0.8, 1, 1.33, 1.5])
      for (const right of [0.75, 0.8, 1, 1.33, 1.5]) {
        const [row = []] = hangGallery(photosOf([left, right]))
        const [a = 0, b = 0] = row.map(({ photo: { ratio }, span }) => span / ratio)
        expect(Math.abs(a - b) / Math.max(a, b), `${left} beside ${right}`).toBeGreaterThan(0.1)
      }
  })
})

describe('the line of the home page', () => {
  it('fits on nine columns, whatever the photos', () => {
    for (const ratio of [0.75, 1, 1.4, 2.2]) {
      const last = hangLine(photosOf([ratio, ratio, ratio])).at(-1)
      expect((last?.start ?? 0) + (last?.span ?? 0)).toBeLessThanOrEqual(10)
    }
  })
})
