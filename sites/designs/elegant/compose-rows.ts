/** How wide a photo of each kind is for its height in a row. What is a little wider or narrower is cut to it. */
export type Shape = 'wide' | 'near' | 'tall'
export interface Row {
  shapes: Shape[]
  /** Where its first photo stands in the gallery. */
  from: number
}

/** From here on a photo lies rather than stands. */
const WIDE_RATIO_MIN = 1.1

/**
 * The photos of a gallery in rows of one height each, in their order: a wide one alone, then pairs of unequal widths, two or three upright ones side by
 * side. Pure.
 */
export function composeRows(ratios: readonly number[]): Row[] {
  const kinds = ratios.map((ratio) => (ratio >= WIDE_RATIO_MIN ? 'wide' : 'tall'))
  const rows: Row[] = []
  for (let from = 0; from < kinds.length; from += rows.at(-1)?.shapes.length ?? 1)
    rows.push({ from, shapes: nextRow(kinds.slice(from), rows.length) })
  return rows
}

function nextRow(kinds: readonly ('wide' | 'tall')[], count: number): Shape[] {
  const [first = 'wide', second] = kinds
  if (second === undefined || (first === 'wide' && count % 3 === 0)) return [first]
  if (first === 'tall' && second === 'tall') return standingTogether(kinds) === 3 ? ['tall', 'tall', 'tall'] : ['tall', 'tall']
  // Two that lie share a row as two of unequal widths, the wider one now left, now right.
  if (first === 'wide' && second === 'wide') return count % 2 === 0 ? ['near', 'wide'] : ['wide', 'near']
  return [first, second]
}

/** Three, but not where that would leave one by itself. */
function standingTogether(kinds: readonly ('wide' | 'tall')[]): 2 | 3 {
  const end = kinds.indexOf('wide')
  const run = end === -1 ? kinds.length : end
  return run === 3 || run > 4 ? 3 : 2
}
