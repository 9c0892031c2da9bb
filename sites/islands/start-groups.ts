/** Parts of a day, the likely ones first. Hours of the clock, the last one not included. */
const PARTS = [
  { name: 'Evening', from: 17, to: 24 },
  { name: 'Afternoon', from: 12, to: 17 },
  { name: 'Morning', from: 5, to: 12 },
  { name: 'After midnight', from: 0, to: 5 },
]

export interface StartGroup {
  name: string
  /** `19:00` */
  starts: string[]
}

/** Starts of one day by part of the day; a part without any is none. Pure. */
export function groupStarts(starts: readonly string[]): StartGroup[] {
  return PARTS.map(({ name, from, to }) => ({
    name,
    starts: starts.filter((time) => from <= Number(time.slice(0, 2)) && Number(time.slice(0, 2)) < to),
  })).filter((group) => group.starts.length > 0)
}
