/**
 * `make`, and what it made for the same input the next time: an Intl object takes longer to make than to use a hundred times. Everything is kept, so the
 * input is a tenant's, never a visitor's; or so many at the most, and then all is made anew.
 */
export function madeOnce<Input extends readonly unknown[], Made>(
  make: (...input: Input) => Made,
  keptMax = Infinity,
): (...input: Input) => Made {
  const kept = new Map<string, Made>()
  return (...input) => {
    const key = JSON.stringify(input)
    const made = kept.get(key) ?? make(...input)
    if (kept.size >= keptMax && !kept.has(key)) kept.clear()
    kept.set(key, made)
    return made
  }
}
