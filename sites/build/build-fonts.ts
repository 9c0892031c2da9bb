import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import subsetFont from 'subset-font'
import type { Theme } from '../../tenants/contract/theme.ts'
import { assetPath } from '../../tenants/contract/urls.ts'
import type { SiteFont } from '../context.ts'

type FontId = Theme['fonts']['heading']
type FontRole = keyof Theme['fonts']

const FONTS: Record<FontId, { family: string; file: string }> = {
  'cormorant-garamond': {
    family: 'Cormorant Garamond',
    file: '@fontsource-variable/cormorant-garamond/files/cormorant-garamond-latin-wght-normal.woff2',
  },
  fraunces: { family: 'Fraunces', file: '@fontsource-variable/fraunces/files/fraunces-latin-wght-normal.woff2' },
  figtree: { family: 'Figtree', file: '@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2' },
  jost: { family: 'Jost', file: '@fontsource-variable/jost/files/jost-latin-wght-normal.woff2' },
}

/** A heading needs one weight; text needs regular to semi-bold. The narrower the axis, the smaller the file. */
const WEIGHTS: Record<FontRole, { min: number; max: number }> = { heading: { min: 400, max: 600 }, body: { min: 400, max: 600 } }

/** Latin letters of western Europe, digits and the punctuation of good typography: a text change never changes a font. */
const CHARACTERS = [...range(0x20, 0x7e), ...range(0xa0, 0xff), ...'–—‘’“”…•·′″€→←↗×−ŒœŠšŽžŸ'].join('')

const require = createRequire(import.meta.url)

/** The subset of a font for its role, from the cache if it is there. */
export async function buildFont(id: FontId, role: FontRole, cache: string): Promise<{ font: SiteFont; file: string; cachedFile: string }> {
  const { family, file: source } = FONTS[id]
  const original = await readFile(require.resolve(source))
  const weights = WEIGHTS[role]
  const key = createHash('sha256')
    .update(original)
    .update(JSON.stringify([1, weights, CHARACTERS]))
    .digest('hex')
    .slice(0, 16)
  const file = `${key}.woff2`
  const cachedFile = path.join(cache, file)
  if (!(await readFile(cachedFile).catch(() => undefined))) {
    const subset = await subsetFont(original, CHARACTERS, { targetFormat: 'woff2', variationAxes: { wght: weights } })
    await mkdir(cache, { recursive: true })
    await writeFile(`${cachedFile}.${process.pid}`, subset)
    await rename(`${cachedFile}.${process.pid}`, cachedFile)
  }
  return { font: { family, url: assetPath(file), weights: `${weights.min} ${weights.max}` }, file, cachedFile }
}

function range(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index))
}
