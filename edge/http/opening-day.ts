import { AVAILABILITY_STEP_MINUTES } from '../../tenants/contract/limits.ts'
import type { BookingPolicy } from '../../tenants/contract/tenant.ts'
import { WEEKDAYS } from '../../tenants/contract/weekdays.ts'

// Openings say when a booking may start. One whose end is before its beginning goes on into the next day: "20:00" to "02:00".

const DAY_MS = 86_400_000
const DAY_MINUTES = 1440

type Openings = Pick<BookingPolicy, 'openings'>

/** The day in whose openings a start lies: its own, or that of the evening before. `local`: from parseLocalTime. Undefined: in none. */
export function openingDay(local: number, policy: Openings): string | undefined {
  const time = Math.floor((local % DAY_MS) / 60_000)
  return [
    { date: dateOf(local), minutes: time },
    { date: dateOf(local - DAY_MS), minutes: time + DAY_MINUTES },
  ].find(({ date, minutes }) => openingsOf(date, policy).some(({ first, last }) => first <= minutes && minutes <= last))?.date
}

/** Clock times of a date at which a booking may start, every half hour from the beginning of each opening. */
export function openStarts(date: string, policy: Openings): string[] {
  const evening = dateOf(Date.parse(`${date}T00:00Z`) - DAY_MS)
  const times = [
    ...stepsOf(date, policy).filter((minutes) => minutes < DAY_MINUTES),
    ...stepsOf(evening, policy).flatMap((minutes) => (minutes < DAY_MINUTES ? [] : [minutes - DAY_MINUTES])),
  ]
  return [...new Set(times)].sort((a, b) => a - b).map(clock)
}

const stepsOf = (date: string, policy: Openings): number[] =>
  openingsOf(date, policy).flatMap(({ first, last }) =>
    Array.from(
      { length: Math.floor((last - first) / AVAILABILITY_STEP_MINUTES) + 1 },
      (_, index) => first + index * AVAILABILITY_STEP_MINUTES,
    ),
  )

/** Openings that begin on a date, in minutes since its midnight. */
function openingsOf(date: string, { openings }: Openings): { first: number; last: number }[] {
  const weekday = WEEKDAYS[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7]
  return openings
    .filter(({ days }) => weekday !== undefined && days.includes(weekday))
    .map(({ from, to }) => ({ first: minutesOf(from), last: minutesOf(to) + (to < from ? DAY_MINUTES : 0) }))
}

export const dateOf = (local: number): string => new Date(local).toISOString().slice(0, 10)
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
