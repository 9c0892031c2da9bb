import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import opentype from 'opentype.js'
import subsetFont from 'subset-font'
import { CHARACTERS, FONTS, type FontId } from './fonts.ts'

const require = createRequire(import.meta.url)
const loaded = new Map<FontId, Promise<opentype.Font>>()

/** Letters as SVG paths, so that no font of the machine decides how they look. Size and place in px; `y` is the baseline. */
export async function drawText(
  text: string,
  { font, size, x, y, fill }: { font: FontId; size: number; x: number; y: number; fill: string },
): Promise<string> {
  const face = await loadFont(font)
  return `<path fill="${fill}" d="${face.getPath(text, x, y, size).toPathData(1)}"/>`
}

export async function measureText(text: string, { font, size }: { font: FontId; size: number }): Promise<number> {
  return (await loadFont(font)).getAdvanceWidth(text, size)
}

function loadFont(id: FontId): Promise<opentype.Font> {
  const known = loaded.get(id)
  if (known) return known
  const font = readFile(require.resolve(FONTS[id].file)).then(async (original) => {
    const plain = await subsetFont(original, CHARACTERS.english + CHARACTERS.other, {
      targetFormat: 'truetype',
      variationAxes: { wght: 500 },
    })
    return opentype.parse(plain.buffer.slice(plain.byteOffset, plain.byteOffset + plain.byteLength))
  })
  loaded.set(id, font)
  return font
}
