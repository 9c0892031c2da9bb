/** The one of `names` that somebody who wrote `written` probably meant; undefined where none is near, a letter in four apart at most. Pure. */
export function nearestName(
  written: string,
  names: readonly string[],
  distanceMax = Math.max(1, Math.floor(written.length / 4)),
): string | undefined {
  const near = names.map((name) => ({ name, distance: distanceOf(written.toLowerCase(), name.toLowerCase()) }))
  const [first] = near.sort((a, b) => a.distance - b.distance)
  return first !== undefined && first.distance <= distanceMax ? first.name : undefined
}

/** Levenshtein: insertions, deletions and changes of single letters. */
function distanceOf(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row++) {
    const line = [row]
    for (let column = 1; column <= b.length; column++) {
      const changed = (before[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      line.push(Math.min(changed, (before[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1))
    }
    before = line
  }
  return before[b.length] ?? 0
}
