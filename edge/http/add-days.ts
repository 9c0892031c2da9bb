import { dateOf } from './opening-day.ts'

const DAY_MS = 86_400_000

/** So many days after a day, `2026-12-31`; before it where they are fewer than none. */
export const addDays = (day: string, days: number): string => dateOf(Date.parse(`${day}T00:00Z`) + days * DAY_MS)
