const MINUTE_MS = 60_000

/** Days with their free starts, as the availability address tells them. */
export interface FreeDay {
  /** Day at the place of the booking, e.g. 2026-12-04. */
  date: string
  /** Clock times there, e.g. ["19:00", "19:30"]; those after midnight stand at their own date. Empty: nothing is free. */
  starts: string[]
}

/** What begins before five in the morning belongs to the evening before. */
const NIGHT_MS = 5 * 60 * MINUTE_MS
const DAY_MS = 24 * 60 * MINUTE_MS

/**
 * The free starts that are nearest to one that cannot be had, as `2026-12-04T19:00`, in their order. Those of the same day first: whoever has planned that
 * evening would rather come at nine than another day. Of other days, 7 pm the day after rather than its 2 pm. Pure.
 */
export function nearestStarts(days: readonly FreeDay[], wanted: string, count: number): string[] {
  const asked = placeInDay(wanted)
  const distance = (start: string) => {
    const { day, minutes } = placeInDay(start)
    const apart = Math.abs(day - asked.day)
    // Another day weighs as three hours of another time.
    return { isOtherDay: Number(apart > 0), far: apart * 180 + Math.abs(minutes - asked.minutes) }
  }
  return days
    .flatMap(({ date, starts }) => starts.map((time) => ({ start: `${date}T${time}`, ...distance(`${date}T${time}`) })))
    .filter(({ start }) => start !== wanted)
    .sort((a, b) => a.isOtherDay - b.isOtherDay || a.far - b.far || (a.start < b.start ? -1 : 1))
    .slice(0, count)
    .map(({ start }) => start)
    .sort()
}

/** Which evening it belongs to, as a number of days, and how far into it. */
function placeInDay(start: string): { day: number; minutes: number } {
  const at = Date.parse(`${start}Z`) - NIGHT_MS
  const day = Math.floor(at / DAY_MS)
  return { day, minutes: (at - day * DAY_MS) / MINUTE_MS }
}
