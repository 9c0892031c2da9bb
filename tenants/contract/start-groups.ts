/** Parts of a day, in the order in which they come; the small hours last, as the end of a night. Hours of the clock, the last one not included. */
const PARTS = [
  { part: 'morning', from: 5, to: 12 },
  { part: 'afternoon', from: 12, to: 17 },
  { part: 'evening', from: 17, to: 24 },
  { part: 'night', from: 0, to: 5 },
] as const

export interface StartGroup {
  /** Its name in the form's words. */
  part: (typeof PARTS)[number]['part']
  /** `19:00` */
  starts: string[]
}

/** Starts of one day by part of the day; a part without any is none. Pure. */
export function groupStarts(starts: readonly string[]): StartGroup[] {
  return PARTS.map(({ part, from, to }) => ({
    part,
    starts: starts.filter((time) => from <= Number(time.slice(0, 2)) && Number(time.slice(0, 2)) < to),
  })).filter((group) => group.starts.length > 0)
}
