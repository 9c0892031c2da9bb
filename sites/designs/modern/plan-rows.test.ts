import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planRows } from './plan-rows.ts'

const ratio = fc.double({ min: 0.4, max: 3, noNaN: true })
const ratios = (maxLength: number) => fc.array(ratio, { minLength: 1, maxLength })

describe('the rows of a gallery', () => {
  it('hold every photo once, in order', () => {
    fc.assert(
      fc.property(ratios(60), (photos) => {
        expect(planRows(photos).flat(2)).toEqual(photos.map((_, index) => index))
      }),
    )
  })

  it('open with a wide photo alone, unless there are two', () => {
    expect(planRows([1.5, 0.8, 0.8])[0]).toEqual([[0]])
    expect(planRows([1.5, 1.5])).toHaveLength(1)
    expect(planRows([0.8, 0.8, 1.5, 1.5])[0]?.flat().length).toBeGreaterThan(1)
  })

  it('leave no photo of usual shape alone at the end of many', () => {
    const usual = fc.constantFrom(0.67, 0.75, 0.8, 1, 1.33, 1.5)
    fc.assert(
      fc.property(fc.array(usual, { minLength: 6, maxLength: 60 }), (photos) => {
        expect(planRows(photos).at(-1)?.flat().length).toBeGreaterThan(1)
      }),
    )
  })

  it('open alone on a phone too, with lower ones below a wide one, and two upright ones beside each other', () => {
    for (const photos of [
      [0.8, 0.8, 1.5],
      [0.8, 1.2, 0.8, 0.8, 1.5],
    ])
      expect(planRows(photos)[0]?.[0]).toEqual([0])
    // What is below the opener is never larger than it, so that the opener is what a phone's first screen shows.
    expect(planRows([1.5, 1.3, 0.8, 1.5])[1]?.[0]?.length).toBeGreaterThan(1)
    expect(planRows([0.8, 0.8, 0.8, 1.5])[0]).toContainEqual([1, 2])
  })

  it('are planned at once for as many photos as a tenant may have', () => {
    expect(planRows(Array.from({ length: 120 }, (_, index) => 0.6 + (index % 5) / 4)).flat(2)).toHaveLength(120)
  })
})
