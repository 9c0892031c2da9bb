import { describe, expect, it } from 'vitest'
import { PALETTES, paletteOf } from '../contract/palettes.ts'
import { themeSchema } from '../contract/theme.ts'
import { checkContrast } from './check-contrast.ts'

const all = Object.values(PALETTES).flat()

describe('a palette that she can choose', () => {
  it('is one that a build takes: nine colours, each readable on its ground', () => {
    for (const { id, colors } of all) {
      expect(themeSchema.shape.colors.safeParse(colors).success, id).toBe(true)
      const problems = checkContrast({ colors } as Parameters<typeof checkContrast>[0], () => ({
        file: id,
        line: 1,
        column: 1,
        field: 'colors',
      }))
      expect(
        problems.map(({ got, fix }) => `${got}: ${fix}`),
        id,
      ).toEqual([])
    }
  })

  it('has a name of its own, and six are of each layout', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
    for (const layout of themeSchema.shape.layout.options) expect(PALETTES[layout], layout).toHaveLength(6)
  })

  it('is found again by its colours, in whatever order they are kept', () => {
    for (const each of all) expect(paletteOf(Object.fromEntries(Object.entries(each.colors).reverse()))).toBe(each)
    expect(paletteOf({ ...all[0]?.colors, line: '#123456' })).toBeUndefined()
  })
})
