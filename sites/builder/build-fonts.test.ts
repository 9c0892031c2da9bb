import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { buildFont } from './build-fonts.ts'
import { FONTS, type FontId } from './fonts.ts'

// The file of an answer that fits the first packets of a connection, beside another font and a small photo, is there after one round trip (decision 6).
const ROUND_TRIP_BYTES = 9_750

const cache = await mkdtemp(path.join(tmpdir(), 'fonts-'))
afterAll(() => rm(cache, { recursive: true }))

const sizeOf = async (id: FontId, role: 'heading' | 'body') => {
  const { font, assets } = await buildFont(id, role, cache)
  return (await stat(assets.get(path.basename(font.preload)) ?? '')).size
}

it.each(Object.keys(FONTS) as FontId[])('%s as the font of headings announces a file that one round trip brings', async (id) => {
  expect(await sizeOf(id, 'heading')).toBeLessThan(ROUND_TRIP_BYTES)
})

// A serif for running text takes two round trips: it has two weights and more drawing in each.
it.each(['figtree', 'jost'] as const)('%s as the font of the text does too', async (id) => {
  expect(await sizeOf(id, 'body')).toBeLessThan(ROUND_TRIP_BYTES)
})
