import { AVAILABILITY_STEP_MINUTES, BOOKING_ADVANCE_DAYS_MAX } from '../../tenants/contract/limits.ts'
import type { Manifest } from '../../tenants/contract/manifest.ts'
import { WEEKDAYS } from '../../tenants/contract/weekdays.ts'
import { parseLocalTime, toInstant } from '../bookings/local-time.ts'
import { placeOf } from '../bookings/place-of.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

export interface FreeDay {
  /** Day at the place of the booking, e.g. 2026-12-04. */
  date: string
  /** Clock times there, e.g. ["19:00", "19:30"]. Empty: nothing is free. */
  starts: string[]
}

export interface FreeStartsQuery {
  /** First day, e.g. 2026-12-01, and how many. */
  from: string
  days: number
  hours: number
  city: string | undefined
}

/** Starts at which a booking of so many hours would be taken. `held`: times that are not free, buffers included. Pure. */
export function planFreeStarts(
  { from, days, hours, city }: FreeStartsQuery,
  booking: Manifest['booking'],
  { held, now }: { held: readonly { from: number; to: number }[]; now: Date },
): FreeDay[] {
  const first = Date.parse(`${from}T00:00Z`)
  return Array.from({ length: days }, (_, index) => {
    const day = first + index * DAY_MS
    const date = new Date(day).toISOString().slice(0, 10)
    const { timeZone } = placeOf({ city, date }, booking)
    const starts = localStarts(date, booking.policy).filter((time) => {
      const start = toInstant(parseLocalTime(`${date}T${time}`) ?? Number.NaN, timeZone)
      return start !== undefined && isFree({ start, hours }, booking, { held, now })
    })
    return { date, starts }
  })
}

function localStarts(date: string, { openings }: Manifest['booking']['policy']): string[] {
  const weekday = WEEKDAYS[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7]
  const times = openings
    .filter(({ days }) => weekday !== undefined && days.includes(weekday))
    .flatMap(({ from, to }) => {
      const last = minutesOf(to)
      const count = Math.floor((last - minutesOf(from)) / AVAILABILITY_STEP_MINUTES) + 1
      return Array.from({ length: Math.max(0, count) }, (_, index) => clock(minutesOf(from) + index * AVAILABILITY_STEP_MINUTES))
    })
  return [...new Set(times)].sort()
}

function isFree(
  { start, hours }: { start: number; hours: number },
  { policy, timeZone }: Manifest['booking'],
  { held, now }: { held: readonly { from: number; to: number }[]; now: Date },
): boolean {
  if (start < now.getTime() + policy.noticeHours * HOUR_MS || start > now.getTime() + BOOKING_ADVANCE_DAYS_MAX * DAY_MS) return false
  const end = start + hours * HOUR_MS
  if (isBlocked({ start, end }, { policy, timeZone })) return false
  const heldUntil = end + policy.bufferMinutes * MINUTE_MS
  return !held.some((each) => each.from < heldUntil && start < each.to)
}

/** Whether a time touches one that she has blocked; those are in the time of her home city. */
export function isBlocked(
  { start, end }: { start: number; end: number },
  { policy, timeZone }: Pick<Manifest['booking'], 'policy' | 'timeZone'>,
): boolean {
  return policy.blocked.some(({ from, to }) => {
    const [blockedFrom, blockedTo] = [from, to].map((text) => instantOf(text, timeZone))
    return blockedFrom !== undefined && blockedTo !== undefined && start < blockedTo && blockedFrom < end
  })
}

/** A moment that a change of clocks skips is the one an hour later. */
function instantOf(local: string, timeZone: string): number | undefined {
  const time = parseLocalTime(local)
  return time === undefined ? undefined : (toInstant(time, timeZone) ?? toInstant(time + HOUR_MS, timeZone))
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
