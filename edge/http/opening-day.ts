import { AVAILABILITY_STEP_MINUTES } from '../../tenants/contract/limits.ts'
import type { BookingPolicy } from '../../tenants/contract/policy.ts'
import { WEEKDAYS } from '../../tenants/contract/weekdays.ts'

// Openings say when a booking may start. One whose end is before its beginning goes on into the next day: "20:00" to "02:00".

const DAY_MS = 86_400_000
const DAY_MINUTES = 1440

/** Her week, and single days that are not as their weekday. */
export type Hours = Pick<BookingPolicy, 'openings' | 'exceptions'>

/** The days to whose openings a start may belong: its own, then that of the evening before. `local`: from parseLocalTime. */
export const evenings = (local: number): { day: string; minutes: number }[] => {
  const minutes = Math.floor((local % DAY_MS) / 60_000)
  return [
    { day: dateOf(local), minutes },
    { day: dateOf(local - DAY_MS), minutes: minutes + DAY_MINUTES },
  ]
}

/** Whether a booking may start so many minutes after the midnight in which a day begins. */
export const isOpen = ({ day, minutes }: { day: string; minutes: number }, hours: Hours): boolean =>
  openingsOf(day, hours).some(({ first, last }) => first <= minutes && minutes <= last)

/** The day in whose openings a start lies: its own, or that of the evening before. Undefined: in none. */
export const openingDay = (local: number, hours: Hours): string | undefined => evenings(local).find((each) => isOpen(each, hours))?.day

/** Clock times of a date at which a booking may start, every half hour from the beginning of each opening. `hoursOn`: those of a day. */
export function openStarts(date: string, hoursOn: (day: string) => Hours): string[] {
  const evening = dateOf(Date.parse(`${date}T00:00Z`) - DAY_MS)
  const times = [
    ...stepsOf(date, hoursOn(date)).filter((minutes) => minutes < DAY_MINUTES),
    ...stepsOf(evening, hoursOn(evening)).flatMap((minutes) => (minutes < DAY_MINUTES ? [] : [minutes - DAY_MINUTES])),
  ]
  return [...new Set(times)].sort((a, b) => a - b).map(clock)
}

const stepsOf = (date: string, hours: Hours): number[] =>
  openingsOf(date, hours).flatMap(({ first, last }) =>
    Array.from(
      { length: Math.floor((last - first) / AVAILABILITY_STEP_MINUTES) + 1 },
      (_, index) => first + index * AVAILABILITY_STEP_MINUTES,
    ),
  )

/** Openings that begin on a date, in minutes since its midnight. */
const openingsOf = (date: string, hours: Hours): { first: number; last: number }[] =>
  hoursOf(date, hours).map(({ from, to }) => ({ first: minutesOf(from), last: minutesOf(to) + (to < from ? DAY_MINUTES : 0) }))

/** The same as clock times. */
export function hoursOf(date: string, { openings, exceptions }: Hours): { from: string; to: string }[] {
  const exception = exceptions?.find((each) => each.date === date)
  if (exception) return exception.openings
  const weekday = WEEKDAYS[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7]
  return openings.filter(({ days }) => weekday !== undefined && days.includes(weekday))
}

export const dateOf = (local: number): string => new Date(local).toISOString().slice(0, 10)
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
