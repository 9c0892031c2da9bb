import type { BookingRules } from '../../../../tenants/contract/booking-rules.ts'
import { parseLocalTime } from '../../../../tenants/contract/local-time.ts'
import { planFreeStarts } from '../../../http/plan-free-starts.ts'
import { planStart, startRules } from '../../../http/plan-start.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** A leg that somebody waits for, and the shortest booking there is. */
export interface WaitedLeg {
  city: string
  legFrom: string
  legTo: string
  hours: number
}

/** Milliseconds since 1970. */
export interface TimeSpan {
  from: number
  to: number
}

/** What can be booked on a leg, with the free time that is kept after each: the form's own calendar. `held`: times that are not free. Pure. */
export function freeInLeg(
  { city, legFrom, legTo, hours }: WaitedLeg,
  { rules: booking, now, held }: { rules: BookingRules; now: Date; held: readonly TimeSpan[] },
): TimeSpan[] {
  const rules = startRules(booking, now)
  // The night after the last day belongs to it.
  const days = (Date.parse(`${legTo}T00:00Z`) - Date.parse(`${legFrom}T00:00Z`)) / DAY_MS + 2
  return planFreeStarts({ from: legFrom, days, hours, city }, rules, held).flatMap(({ date, starts }) =>
    starts.flatMap((time) => {
      const local = parseLocalTime(`${date}T${time}`)
      const planned = local === undefined ? undefined : planStart({ local, hours, city }, rules)
      if (planned === undefined || 'why' in planned || planned.place.leg?.from !== legFrom) return []
      return [{ from: planned.start, to: planned.end + booking.policy.bufferMinutes * MINUTE_MS }]
    }),
  )
}

/** Within which times are held that matter to it. */
export const rangeOf = ({ legFrom, legTo }: Pick<WaitedLeg, 'legFrom' | 'legTo'>): { from: Date; to: Date } => ({
  from: new Date(Date.parse(`${legFrom}T00:00Z`) - 2 * DAY_MS),
  to: new Date(Date.parse(`${legTo}T00:00Z`) + 6 * DAY_MS),
})

interface Waits {
  confirmedAt: Date | null
  wasOpen: boolean | null
}

/** Whether it is time to tell somebody: the leg was closed and can be booked, or something has become free that was taken before. Pure. */
export function isDue(
  { confirmedAt, wasOpen }: Waits,
  { free, freed }: { free: readonly TimeSpan[]; freed: readonly (TimeSpan & { freedAt: Date })[] },
): boolean {
  if (free.length === 0 || confirmedAt === null) return false
  if (wasOpen === false) return true
  return freed.some(({ from, to, freedAt }) => freedAt > confirmedAt && free.some((each) => each.from < to && from < each.to))
}
