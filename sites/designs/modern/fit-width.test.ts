import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measureText } from '../../builder/draw-text.ts'
import { fitWidth } from './fit-width.ts'

const FONTS = ['cormorant-garamond', 'fraunces', 'figtree', 'jost'] as const
const CITIES = ['Hobart', 'Melbourne', 'Rockhampton', 'Woolloomooloo', 'Ulaanbaatar', 'Wagga Wagga', 'Llanfairpwll', 'Mmmmmm', 'Köln']
const emsOf = (text: string) => Number(fitWidth(text).slice('ems-'.length))

describe('the class of a text', () => {
  it('leaves room for its longest word in every font', async () => {
    for (const city of CITIES)
      for (const font of FONTS) {
        const widths = await Promise.all(city.split(' ').map((word) => measureText(word, { font, size: 1 })))
        expect(Math.max(...widths), `${city} in ${font}`).toBeLessThanOrEqual(emsOf(city))
      }
  })

  it('follows the longest word, not their number', () => {
    expect(fitWidth('A day in galleries')).toBe(fitWidth('galleries'))
    expect(emsOf('Late')).toBeLessThan(emsOf('Rockhampton'))
  })

  it('is there for any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(fitWidth(text)).toMatch(/^ems-\d+$/)
      }),
    )
  })
})
