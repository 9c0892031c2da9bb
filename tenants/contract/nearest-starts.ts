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

/** What is so near is the same part of the day, whatever its name. */
const NEAR_MINUTES = 180

/**
 * The free starts that are nearest to one that cannot be had, as `2026-12-04T19:00`. First those in its own part of the day, for nobody has dinner at one in place of
 * seven; among them those of the same day: whoever has planned that evening would rather come at nine than another day. Of other days, 7 pm the day after
 * rather than its 9 pm. Each of these in their order. Pure.
 */
export function nearestStarts(days: readonly FreeDay[], wanted: string, count: number): string[] {
  const asked = placeInDay(wanted)
  const distance = (start: string) => {
    const { day, minutes } = placeInDay(start)
    const [daysApart, apart] = [Math.abs(day - asked.day), Math.abs(minutes - asked.minutes)]
    const isOtherPart = apart > NEAR_MINUTES && partOf(minutes) !== partOf(asked.minutes)
    // Another day weighs as three hours of another time.
    return { rank: Number(isOtherPart) * 2 + Number(daysApart > 0), far: daysApart * 180 + apart }
  }
  return days
    .flatMap(({ date, starts }) => starts.map((time) => ({ start: `${date}T${time}`, ...distance(`${date}T${time}`) })))
    .filter(({ start }) => start !== wanted)
    .sort((a, b) => a.rank - b.rank || a.far - b.far || (a.start < b.start ? -1 : 1))
    .slice(0, count)
    .sort((a, b) => a.rank - b.rank || (a.start < b.start ? -1 : 1))
    .map(({ start }) => start)
}

/** Morning, afternoon, or evening, which goes on past midnight (start-groups.ts): `minutes` since five. */
const partOf = (minutes: number): number => Number(minutes >= 7 * 60) + Number(minutes >= 12 * 60)

/** Which evening it belongs to, as a number of days, and how far into it. */
function placeInDay(start: string): { day: number; minutes: number } {
  const at = Date.parse(`${start}Z`) - NIGHT_MS
  const day = Math.floor(at / DAY_MS)
  return { day, minutes: (at - day * DAY_MS) / MINUTE_MS }
}
