import { offsetAt } from './offset-at.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** The day that clocks show in a time zone, the day before it, and the minutes since midnight there. */
export function localDay(now: Date, timeZone: string): { day: string; yesterday: string; minutes: number } {
  const local = now.getTime() + offsetAt(timeZone, now.getTime()) * MINUTE_MS
  const date = (time: number) => new Date(time).toISOString().slice(0, 10)
  return { day: date(local), yesterday: date(local - DAY_MS), minutes: Math.floor((local % DAY_MS) / MINUTE_MS) }
}
