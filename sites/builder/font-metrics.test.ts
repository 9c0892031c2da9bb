import { createRequire } from 'node:module'
import { fromFile } from '@capsizecss/unpack/fs'
import { expect, it } from 'vitest'
import { FONTS } from './fonts.ts'

const require = createRequire(import.meta.url)

it.each(Object.entries(FONTS))('%s is as high as the file that is published', async (_, { file, metrics }) => {
  const { ascent, descent, lineGap, unitsPerEm, xWidthAvg } = await fromFile(require.resolve(file))
  expect(metrics).toMatchObject({ ascent, descent, lineGap, unitsPerEm })
  // A file of all weights is measured at its lightest, or at another size of its letters.
  expect(Math.abs(metrics.xWidthAvg / xWidthAvg - 1)).toBeLessThan(0.1)
})
