const MINUTE_MS = 60_000

/** Days with their free starts, as the availability address tells them. */
export interface FreeDay {
  /** Day at the place of the booking, e.g. 2026-12-04. */
  date: string
  /** Clock times there, e.g. ["19:00", "19:30"]; those after midnight stand at their own date. Empty: nothing is free. */
  starts: string[]
}

/**
 * The free starts that are nearest to one that cannot be had, as `2026-12-04T19:00`, in their order: whoever wanted 7 pm would rather have 8 pm, or
 * 7 pm the day after, than 2 pm. Pure.
 */
export function nearestStarts(days: readonly FreeDay[], wanted: string, count: number): string[] {
  const [day, minutes] = [Date.parse(`${wanted.slice(0, 10)}T00:00Z`), minutesOf(wanted.slice(11))]
  const distance = (date: string, time: string) => {
    const apart = Math.abs(Date.parse(`${date}T00:00Z`) - day) / (24 * 60 * MINUTE_MS)
    // Another day weighs as three hours of another time.
    return apart * 180 + Math.abs(minutesOf(time) - minutes)
  }
  return days
    .flatMap(({ date, starts }) => starts.map((time) => ({ start: `${date}T${time}`, far: distance(date, time) })))
    .filter(({ start }) => start !== wanted)
    .sort((a, b) => a.far - b.far || (a.start < b.start ? -1 : 1))
    .slice(0, count)
    .map(({ start }) => start)
    .sort()
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
