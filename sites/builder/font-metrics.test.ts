import { createRequire } from 'node:module'
import { fromFile } from '@capsizecss/unpack/fs'
import { expect, it } from 'vitest'
import { ITALIC_WIDTHS } from './font-metrics.ts'
import { FONTS, italicFile } from './fonts.ts'

const require = createRequire(import.meta.url)

it.each(Object.entries(FONTS))('%s is as high as the file that is published', async (_, { file, metrics }) => {
  const { ascent, descent, lineGap, unitsPerEm, xWidthAvg } = await fromFile(require.resolve(file))
  expect(metrics).toMatchObject({ ascent, descent, lineGap, unitsPerEm })
  // A file of all weights is measured at its lightest, or at another size of its letters.
  expect(Math.abs(metrics.xWidthAvg / xWidthAvg - 1)).toBeLessThan(0.1)
})

it.each(Object.entries(FONTS))('%s has an italic as wide as is said', async (id, { file, metrics }) => {
  const [upright, italic] = await Promise.all([file, italicFile(id as keyof typeof FONTS)].map((each) => fromFile(require.resolve(each))))
  // At their lightest, both of them.
  const ratio = (italic?.xWidthAvg ?? 0) / (upright?.xWidthAvg ?? 1)
  expect(Math.abs((ITALIC_WIDTHS[metrics.familyName] ?? 0) / ratio - 1)).toBeLessThan(0.05)
})
