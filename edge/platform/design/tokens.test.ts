import { describe, expect, it } from 'vitest'
import { DARK, LIGHT, TEXT_PAIRS } from './tokens.ts'

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

describe('the palette', () => {
  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  })

  it.each(Object.entries({ LIGHT, DARK }))('can be read: %s', (_, palette) => {
    const weak = TEXT_PAIRS.map(([text, ground]) => ({ text, ground, ratio: contrast(palette[text], palette[ground]) }))
    expect(weak.filter(({ ratio }) => ratio < 4.5)).toEqual([])
  })

  it.each(Object.entries({ LIGHT, DARK }))('shows the border of a field: %s', (_, palette) => {
    expect(contrast(palette.muted, palette.card)).toBeGreaterThan(3)
  })
})
