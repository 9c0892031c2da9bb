// How wide large words run is known to the browser alone. From an estimate that is never too small, a class says how large they may be set
// (modern.css): no word is broken, and none scrolls a page sideways.

/** Widths that have a class, in em. */
const STEPS = [4, 6, 8, 10, 13, 24] as const

/** The class of a text by its longest word: `ems-4` for "Hobart". */
export function fitWidth(text: string): string {
  const widest = Math.max(...text.split(/\s+/).map(emsOf))
  return `ems-${STEPS.find((step) => step >= widest) ?? STEPS.at(-1)}`
}

/** In em, for the widest of the fonts there are, at the weight of headings. */
const emsOf = (word: string): number => [...word].reduce((sum, letter) => sum + widthOf(letter), 0)

function widthOf(letter: string): number {
  if (/[MWmw]/.test(letter)) return 0.96
  if (/[ijlftrI.,:;!'’()-]/.test(letter)) return 0.42
  return letter === letter.toLowerCase() ? 0.63 : 0.8
}
