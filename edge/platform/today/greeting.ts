import { tzOffset } from '@date-fns/tz'
import type { Moment } from '../../../tenants/contract/moment.ts'

/** By the hour of her own clock, in minutes since midnight. In the small hours nobody knows whether her day ends or begins. */
export function greeting(minutes: number): string {
  if (minutes < 5 * 60) return 'Hello'
  if (minutes < 12 * 60) return 'Good morning'
  if (minutes < 18 * 60) return 'Good afternoon'
  return 'Good evening'
}

const DAY_MS = 86_400_000

/** `today`, `tomorrow`, `in 9 days`, by the calendar of the place; `now` while it lasts. */
export function daysAhead({ startsAt, endsAt }: { startsAt: Moment; endsAt: Moment }, now: Date): string {
  if (!startsAt.isAfter(now)) return endsAt.isAfter(now) ? 'now' : 'over'
  const dayOf = (at: number) => Math.floor((at + tzOffset(startsAt.timeZone, new Date(at)) * 60_000) / DAY_MS)
  const days = dayOf(startsAt.at) - dayOf(now.getTime())
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`
}
