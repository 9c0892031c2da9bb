import { parseLocalTime } from '../../tenants/contract/local-time.ts'
import type { FreeDay } from '../../tenants/contract/nearest-starts.ts'
import { openStarts } from './opening-day.ts'
import { hoursOn, planStart, type StartRules } from './plan-start.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

export interface FreeStartsQuery {
  /** First day, e.g. 2026-12-01, and how many. */
  from: string
  days: number
  hours: number
  city: string | undefined
  /** Its id; absent: whichever it is. */
  service?: string | undefined
}

/** Starts at which a booking of so many hours would be taken. `held`: times that are not free, buffers included. Pure. */
export function planFreeStarts(
  { from, days, hours, city, service }: FreeStartsQuery,
  rules: StartRules,
  held: readonly { from: number; to: number }[],
): FreeDay[] {
  const { policy } = rules.booking
  const first = Date.parse(`${from}T00:00Z`)
  return Array.from({ length: days }, (_, index) => {
    const date = new Date(first + index * DAY_MS).toISOString().slice(0, 10)
    const starts = openStarts(date, (day) => hoursOn({ city, day }, rules.booking)).filter((time) => {
      const local = parseLocalTime(`${date}T${time}`)
      const planned = local === undefined ? undefined : planStart({ local, hours, city, service }, rules)
      if (planned === undefined || 'why' in planned) return false
      const heldUntil = planned.end + policy.bufferMinutes * MINUTE_MS
      return !held.some((each) => each.from < heldUntil && planned.start < each.to)
    })
    return { date, starts }
  })
}
