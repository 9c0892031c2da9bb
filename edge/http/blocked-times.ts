import type { BookingRules } from '../../tenants/contract/booking-rules.ts'
import { parseLocalTime, toInstant } from '../../tenants/contract/local-time.ts'

const HOUR_MS = 3_600_000

/** Times that she has blocked, as instants; they are written in the time of her home city. */
export function blockedTimes({ policy, timeZone }: Pick<BookingRules, 'policy' | 'timeZone'>): { from: number; to: number }[] {
  return policy.blocked.flatMap(({ from, to }) => {
    const [first, last] = [from, to].map((text) => instantOf(text, timeZone))
    return first === undefined || last === undefined ? [] : [{ from: first, to: last }]
  })
}

/** A moment that a change of clocks skips is the one an hour later. */
function instantOf(local: string, timeZone: string): number | undefined {
  const time = parseLocalTime(local)
  return time === undefined ? undefined : (toInstant(time, timeZone) ?? toInstant(time + HOUR_MS, timeZone))
}
