import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import opentype from 'opentype.js'
import subsetFont from 'subset-font'
import { CHARACTERS, FONTS, type FontId } from './fonts.ts'

const require = createRequire(import.meta.url)

/** The files a family comes in, the one that most texts need first. */
const SCRIPTS: Record<FontId, string[]> = {
  'cormorant-garamond': ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'],
  fraunces: ['latin', 'latin-ext', 'vietnamese'],
  figtree: ['latin', 'latin-ext'],
  jost: ['latin', 'latin-ext', 'cyrillic'],
}

/** Letters of a text that one face can draw, one after the other. */
export interface Run {
  text: string
  face: opentype.Font
}

/** No font that comes with the site has this letter, so that it cannot be drawn into an image. */
export class MissingLetter extends Error {
  readonly letter: string
  readonly text: string
  constructor(letter: string, text: string) {
    super(`No font has the letter “${letter}” of “${text}”.`)
    this.letter = letter
    this.text = text
  }
}

/**
 * A text in the faces that have its letters: the font's own, those of its other scripts, then other families, of its kind first. Throws
 * MissingLetter where nothing that we ship has one.
 */
export async function planRuns(text: string, font: FontId): Promise<Run[]> {
  const letters = [...text.normalize('NFC')]
  const faceOf = await findFaces(letters, font)
  const runs: Run[] = []
  for (const letter of letters) {
    const face = faceOf.get(letter)
    if (!face) throw new MissingLetter(letter, text)
    const last = runs.at(-1)
    if (last?.face === face) last.text += letter
    else runs.push({ text: letter, face })
  }
  return runs
}

/** The first face that has a letter, by letter; without those that none has. */
export async function findFaces(letters: readonly string[], font: FontId): Promise<Map<string, opentype.Font>> {
  const faceOf = new Map<string, opentype.Font>()
  for (const file of filesOf(font)) {
    const missing = [...new Set(letters)].filter((letter) => !faceOf.has(letter))
    if (missing.length === 0) break
    const face = await loadFace(file, missing)
    for (const letter of missing) if (face && face.charToGlyphIndex(letter) > 0) faceOf.set(letter, face)
  }
  return faceOf
}

function filesOf(font: FontId): string[] {
  const others = (Object.keys(FONTS) as FontId[]).filter((each) => each !== font)
  const alike = (each: FontId) => (FONTS[each].metrics.category === FONTS[font].metrics.category ? 0 : 1)
  return [font, ...others.sort((a, b) => alike(a) - alike(b))].flatMap((each) =>
    SCRIPTS[each].map((script) => FONTS[each].file.replace('-latin-wght', `-${script}-wght`)),
  )
}

const loaded = new Map<string, Promise<opentype.Font | undefined>>()

/** A face at weight 500 with the letters that are asked for; with all that are usual where it has them, so that most texts share one. Undefined: it has none of them. */
function loadFace(file: string, letters: readonly string[]): Promise<opentype.Font | undefined> {
  const isCommon = letters.every((letter) => COMMON.includes(letter))
  const characters = isCommon ? COMMON : [...letters].sort().join('')
  const key = `${file} ${characters}`
  const known = loaded.get(key)
  if (known) return known
  const face = readFile(require.resolve(file)).then(async (original) => {
    const plain = await subsetFont(original, characters, { targetFormat: 'truetype', variationAxes: { wght: 500 } })
    try {
      return opentype.parse(plain.buffer.slice(plain.byteOffset, plain.byteOffset + plain.byteLength))
    } catch (error) {
      // How the library says that a subset has come out empty.
      if (error instanceof Error && error.message.includes('cmap')) return undefined
      throw error
    }
  })
  loaded.set(key, face)
  return face
}

/** Latin of all Europe and of Vietnam, and Cyrillic, beside what pages use. */
const COMMON =
  CHARACTERS.english +
  CHARACTERS.other +
  [
    [0x100, 0x24f],
    [0x400, 0x52f],
    [0x1e00, 0x1eff],
  ]
    .map(([first = 0, last = 0]) => String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index)))
    .join('')
