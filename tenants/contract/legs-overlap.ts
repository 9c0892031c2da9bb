interface Days {
  city: string
  from: string
  to: string
}

/** Whether two legs of a tour want the same days. She travels on the last day of one and the first of the next, and is in both cities then. Pure. */
export function legsOverlap(one: Days, other: Days): boolean {
  if (one.to < other.from || other.to < one.from) return false
  return one.city === other.city || !(one.to === other.from || other.to === one.from)
}
