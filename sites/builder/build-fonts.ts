import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { createFontStack } from '@capsizecss/core'
import subsetFont from 'subset-font'
import type { Theme } from '../../tenants/contract/theme.ts'
import { assetPath } from '../../tenants/contract/urls.ts'
import { languageOf } from '../../tenants/contract/words/languages.ts'
import type { Site, SiteFont } from '../context.ts'
import { type FontMetrics, ITALIC_WIDTHS } from './font-metrics.ts'
import { CHARACTERS, FILES_OF, FONTS, type FontId, italicFile, SCRIPT_FONTS, SYSTEM_FONTS, type WeightAxis } from './fonts.ts'
import { writeWhole } from './write-whole.ts'

type FontRole = keyof Theme['fonts']

/** A heading needs one weight; text needs regular and semi-bold. The narrower the axis, the smaller the file. */
const WEIGHTS: Record<FontRole, { axis: WeightAxis; css: string }> = {
  heading: { axis: 500, css: '400 600' },
  body: { axis: { min: 400, max: 600 }, css: '400 600' },
}

const require = createRequire(import.meta.url)
const known = new Map<string, Promise<BuiltFont>>()

export interface BuiltFont {
  font: SiteFont
  /** Published name -> file. */
  assets: Map<string, string>
}

/** The subsets of a font for its role: once per process, and from the cache if they are there. */
export function buildFont(id: FontId, role: FontRole, cache: string): Promise<BuiltFont> {
  const key = `${cache}:${role}:${id}`
  const font = known.get(key) ?? makeFont(id, role, cache)
  known.set(key, font)
  return font
}

/** An italic is the voice of a line or two: one weight, and the letters of English. */
const ITALIC_WEIGHT = 400

async function makeFont(id: FontId, role: FontRole, cache: string): Promise<BuiltFont> {
  const { family, file, metrics, headings } = FONTS[id]
  const original = await readFile(require.resolve(file))
  const { axis, css } = role === 'heading' && headings !== undefined ? { axis: headings, css: weightsOf(headings) } : WEIGHTS[role]
  const texts = FILES_OF[role]
  const english = await makeSubset(original, { axis, text: texts.english, cache })
  const other = await makeSubset(original, { axis, text: texts.other, cache })
  const face = (name: string, text: string, style = '') =>
    `@font-face{font-family:"${family}";src:url(${assetPath(name)}) format("woff2");${style}font-weight:${css};font-display:swap;unicode-range:${unicodeRange(text)}}`
  const { stack, faces } = standIns(metrics)
  const italic =
    role === 'heading'
      ? await makeSubset(await readFile(require.resolve(italicFile(id))), { axis: ITALIC_WEIGHT, text: CHARACTERS.english, cache })
      : undefined
  return {
    font: {
      stack,
      preload: assetPath(english.name),
      faces: face(english.name, texts.english) + face(other.name, texts.other) + faces,
      italic: italic && italicOf(metrics, face(italic.name, CHARACTERS.english, 'font-style:italic;')),
    },
    assets: new Map([english, other, ...(italic ? [italic] : [])].map(({ name, cachedFile }) => [name, cachedFile])),
  }
}

/** Slanted letters come after the first paint, and are as wide as what stands in for them: fonts of the machine, stretched to the italic and slanted by the browser. */
function italicOf(metrics: FontMetrics, face: string): NonNullable<SiteFont['italic']> {
  const narrower = standIns({ ...metrics, xWidthAvg: metrics.xWidthAvg * (ITALIC_WIDTHS[metrics.familyName] ?? 1) }, ' i')
  return { stack: narrower.stack, faces: face + narrower.faces }
}

const weightsOf = (axis: WeightAxis): string => (typeof axis === 'number' ? String(axis) : `${axis.min} ${axis.max}`)

/** The same fonts, with those of the machine for the writing of a language before the generic family. */
export function fontsFor(locale: string, { heading, body }: Site['fonts']): Site['fonts'] {
  const own = SCRIPT_FONTS[languageOf(locale) ?? 'en']
  if (!own) return { heading, body }
  const withOwnIn = (stack: string) => stack.replace(/(?:sans-)?serif$/, (generic) => `${own[generic as keyof typeof own]},${generic}`)
  const withOwn = ({ stack, italic, ...font }: SiteFont): SiteFont => ({
    ...font,
    stack: withOwnIn(stack),
    italic: italic && { ...italic, stack: withOwnIn(italic.stack) },
  })
  return { heading: withOwn(heading), body: withOwn(body) }
}

interface SubsetPlan {
  axis: WeightAxis
  text: string
  cache: string
}

/** No browser reads them: names of styles for a menu, and the hints of an old rasteriser. */
const UNREAD_TABLES = ['STAT', 'gasp']

async function makeSubset(original: Buffer, { axis, text, cache }: SubsetPlan): Promise<{ name: string; cachedFile: string }> {
  const hash = createHash('sha256')
    .update(original)
    .update(JSON.stringify([4, axis, text]))
    .digest('hex')
    .slice(0, 16)
  const name = `${hash}.woff2`
  const cachedFile = path.join(cache, name)
  if (!(await readFile(cachedFile).catch(() => undefined))) {
    // No closure over the layout tables: alternates and rare ligatures that no page asks for would be a third of the file.
    const subset = await subsetFont(original, text, {
      targetFormat: 'woff2',
      variationAxes: { wght: axis },
      noLayoutClosure: true,
      dropTables: UNREAD_TABLES,
    })
    await writeWhole(cachedFile, subset)
  }
  return { name, cachedFile }
}

/** CSS unicode-range of these characters, neighbours joined. */
export function unicodeRange(text: string): string {
  const points = [...new Set([...text].map((character) => character.codePointAt(0) ?? 0))].sort((a, b) => a - b)
  const runs: [number, number][] = []
  for (const point of points) {
    const run = runs.at(-1)
    if (run && run[1] + 1 === point) run[1] = point
    else runs.push([point, point])
  }
  const hex = (point: number) => point.toString(16).toUpperCase()
  return runs.map(([first, last]) => `U+${hex(first)}${first === last ? '' : `-${hex(last)}`}`).join(',')
}

/** A hundredth of a percent is less than a pixel of the largest name. */
const roundPercent = (text = '0%'): string => `${Number(Number.parseFloat(text).toFixed(2))}%`

/** Fonts of the visitor's machine, stretched to our font's measures, so that no line breaks elsewhere when ours arrives. */
export function standIns(metrics: FontMetrics, mark = ' '): { stack: string; faces: string } {
  const generic = metrics.category === 'serif' ? 'serif' : 'sans-serif'
  const { fontFaces } = createFontStack([metrics, ...SYSTEM_FONTS[generic]], { fontFaceFormat: 'styleObject' })
  const names = fontFaces.map((_, index) => `"${metrics.familyName}${mark}${index}"`)
  const faces = fontFaces.map(({ '@font-face': face }, index) => {
    const { src, sizeAdjust, ascentOverride, descentOverride, lineGapOverride = '0%' } = face
    const [size, ascent, descent, gap] = [sizeAdjust, ascentOverride, descentOverride, lineGapOverride].map(roundPercent)
    return `@font-face{font-family:${names[index]};src:${src};size-adjust:${size};ascent-override:${ascent};descent-override:${descent};line-gap-override:${gap}}`
  })
  return { stack: [`"${metrics.familyName}"`, ...names, generic].join(','), faces: faces.join('') }
}
