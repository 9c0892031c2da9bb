import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import subsetFont from 'subset-font'
import { standIns, unicodeRange } from '../../sites/builder/build-fonts.ts'
import { FONTS, type FontId, type WeightAxis } from '../../sites/builder/fonts.ts'
import { assetPath } from '../../tenants/contract/urls.ts'

const require = createRequire(import.meta.url)

interface AppFont {
  id: FontId
  /** What the file holds. */
  weights: WeightAxis
  /** For which weights of a page it is used. */
  css: string
  /** Kept of the font's features: all of them would be a third of the file. Prices and times need figures of one height or one width. */
  features: readonly string[]
}

const APP_FONTS: Record<'heading' | 'body', AppFont> = {
  // One weight for titles and headings: 5 KB less than two, which few eyes tell apart at these sizes.
  heading: { id: 'cormorant-garamond', weights: 560, css: '500 600', features: ['kern', 'lnum'] },
  body: { id: 'figtree', weights: { min: 400, max: 700 }, css: '400 700', features: ['kern', 'tnum'] },
}

/** English in one file; what few pages need, and the letters of names from Zoë to Łukasz, in another that a browser fetches only then. */
const SYMBOLS = '#<=>[\\]^`{|}~'
const range = (first: number, last: number): string =>
  String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, at) => first + at))
const CHARACTERS = {
  english: `${[...range(0x20, 0x7e)].filter((each) => !SYMBOLS.includes(each)).join('')}\u00a0©·–—‘’“”•…→×−`,
  other: `${SYMBOLS}¡£°¿${[...range(0xc0, 0xff)].filter((each) => each !== '×').join('')}ŒœŠšŽžŸ€←`,
}

export interface PlannedFile {
  /** With the hash of its content. */
  name: string
  content: Buffer
}

export interface AppFontPlan {
  files: PlannedFile[]
  /** What edge/platform/design/font-faces.ts says. */
  faces: { faces: string; english: string[]; standIns: string; stacks: Record<'heading' | 'body', string> }
}

/** The app's two families as files, and the CSS that names them. The same bytes on every machine. */
export async function planAppFonts(): Promise<AppFontPlan> {
  const plan: AppFontPlan = { files: [], faces: { faces: '', english: [], standIns: '', stacks: { heading: '', body: '' } } }
  for (const [role, font] of Object.entries(APP_FONTS) as ['heading' | 'body', AppFont][]) {
    const { family, metrics } = FONTS[font.id]
    for (const [part, text] of Object.entries(CHARACTERS)) {
      const file = await makeFile(font, text)
      plan.files.push(file)
      if (part === 'english') plan.faces.english.push(assetPath(file.name))
      plan.faces.faces += faceOf(family, font, { name: file.name, text })
    }
    const { stack, faces } = standIns(metrics)
    plan.faces.stacks[role] = stack
    plan.faces.standIns += faces
  }
  return plan
}

async function makeFile({ id, weights, features }: AppFont, text: string): Promise<PlannedFile> {
  const content = await subsetFont(await readFile(require.resolve(FONTS[id].file)), text, {
    targetFormat: 'woff2',
    variationAxes: { wght: weights },
    keepFeatures: [...features],
    dropTables: ['DSIG', 'gasp', 'meta', 'STAT'],
  })
  return { name: `${createHash('sha256').update(content).digest('hex').slice(0, 16)}.woff2`, content }
}

/**
 * optional: a page keeps the font that it began with. A swap moved what stands below a title that breaks elsewhere in the stand-in (CLS 0.036); the
 * first visit alone may go without, for the files are kept for ever.
 */
const faceOf = (family: string, { css }: AppFont, { name, text }: { name: string; text: string }): string =>
  `@font-face{font-family:"${family}";src:url(${assetPath(name)}) format("woff2");font-weight:${css};font-display:optional;unicode-range:${unicodeRange(text)}}`
