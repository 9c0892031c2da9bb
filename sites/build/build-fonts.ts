import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import subsetFont from 'subset-font'
import type { Theme } from '../../tenants/contract/theme.ts'
import { assetPath } from '../../tenants/contract/urls.ts'
import type { SiteFont } from '../context.ts'
import { CHARACTERS, FONTS, type FontId } from './fonts.ts'

type FontRole = keyof Theme['fonts']

/** A heading needs one weight; text needs regular and semi-bold. The narrower the axis, the smaller the file. */
const WEIGHTS: Record<FontRole, { axis: number | { min: number; max: number }; css: string }> = {
  heading: { axis: 500, css: '400 600' },
  body: { axis: { min: 400, max: 600 }, css: '400 600' },
}

const require = createRequire(import.meta.url)
const known = new Map<string, Promise<BuiltFont>>()

export interface BuiltFont {
  font: SiteFont
  /** Published name. */
  file: string
  cachedFile: string
}

/** The subset of a font for its role: once per process, and from the cache if it is there. */
export function buildFont(id: FontId, role: FontRole, cache: string): Promise<BuiltFont> {
  const key = `${cache}:${role}:${id}`
  const font = known.get(key) ?? makeFont(id, role, cache)
  known.set(key, font)
  return font
}

async function makeFont(id: FontId, role: FontRole, cache: string): Promise<BuiltFont> {
  const { family, file: source } = FONTS[id]
  const original = await readFile(require.resolve(source))
  const { axis, css } = WEIGHTS[role]
  const hash = createHash('sha256')
    .update(original)
    .update(JSON.stringify([2, axis, CHARACTERS]))
    .digest('hex')
    .slice(0, 16)
  const file = `${hash}.woff2`
  const cachedFile = path.join(cache, file)
  if (!(await readFile(cachedFile).catch(() => undefined))) {
    const subset = await subsetFont(original, CHARACTERS, { targetFormat: 'woff2', variationAxes: { wght: axis } })
    await mkdir(cache, { recursive: true })
    await writeFile(`${cachedFile}.${process.pid}`, subset)
    await rename(`${cachedFile}.${process.pid}`, cachedFile)
  }
  return { font: { family, url: assetPath(file), weights: css }, file, cachedFile }
}
