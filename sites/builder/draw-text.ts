import type { PathCommand } from 'opentype.js'
import type { FontId } from './fonts.ts'
import { planRuns } from './load-faces.ts'

/** Letters as SVG paths, so that no font of the machine decides how they look. Size and place in px; `y` is the baseline. */
export async function drawText(
  text: string,
  { font, size, x, y, fill }: { font: FontId; size: number; x: number; y: number; fill: string },
): Promise<string> {
  let at = x
  const paths = (await planRuns(text, font)).map(({ text: letters, face }) => {
    const path = face.getPath(letters, at, y, size)
    at += face.getAdvanceWidth(letters, size)
    return path.commands.map(writeCommand).join('')
  })
  return `<path fill="${fill}" d="${paths.join('')}"/>`
}

/** Width in px. */
export async function measureText(text: string, { font, size }: { font: FontId; size: number }): Promise<number> {
  return (await planRuns(text, font)).reduce((sum, { text: letters, face }) => sum + face.getAdvanceWidth(letters, size), 0)
}

/**
 * A text in one line, or two where it would be smaller than `sizeMin` in one, each as large as fits into `widthMax` and no larger than `size`.
 * One word is not broken.
 */
export async function fitText(
  text: string,
  { font, size, sizeMin, widthMax }: { font: FontId; size: number; sizeMin: number; widthMax: number },
): Promise<{ lines: string[]; size: number }> {
  const measured = async (line: string) => (await measureText(line, { font, size: 100 })) / 100
  const sizeOf = async (lines: string[]) => ({
    lines,
    size: Math.min(size, ...(await Promise.all(lines.map(async (line) => widthMax / (await measured(line)))))),
  })
  const whole = await sizeOf([text])
  const words = text.split(' ')
  if (whole.size >= sizeMin || words.length < 2) return whole
  const longest = (lines: string[]) => Math.max(...lines.map(({ length }) => length))
  const [balanced] = words
    .slice(1)
    .map((_, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')])
    .sort((one, other) => longest(one) - longest(other))
  const two = await sizeOf(balanced ?? [text])
  return two.size > whole.size ? two : whole
}

/** The library's own writer makes NaN of a coordinate that lies closely beside a whole number (2.0.0). */
function writeCommand(command: PathCommand): string {
  const { type } = command
  const values =
    type === 'Z'
      ? []
      : type === 'C'
        ? [command.x1, command.y1, command.x2, command.y2, command.x, command.y]
        : type === 'Q'
          ? [command.x1, command.y1, command.x, command.y]
          : [command.x, command.y]
  return type + values.map((value) => String(Number(value.toFixed(1)))).join(' ')
}
