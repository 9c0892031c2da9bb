import { tzOffset } from '@date-fns/tz/tzOffset'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** A clock time without a place: `2026-12-04T19:30` as if it were UTC, milliseconds since 1970; undefined for 31 February. */
export function parseLocalTime(text: string): number | undefined {
  const time = Date.parse(`${text.slice(0, 16)}Z`)
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text.slice(0, 16)) ? time : undefined
}

/**
 * The instant at which clocks in `timeZone` show `local` (from parseLocalTime), milliseconds since 1970. Undefined where a change
 * of clocks skips that time; the earlier one where it happens twice. Zones change their offset at most once in two days.
 */
export function toInstant(local: number, timeZone: string): number | undefined {
  const offsets = [local - DAY_MS, local + DAY_MS].map((near) => tzOffset(timeZone, new Date(near)))
  // Nothing changes on most days, and a calendar asks about thousands of times.
  if (offsets[0] === offsets[1]) return local - (offsets[0] as number) * MINUTE_MS
  const instants = offsets.map((offset) => ({ offset, instant: local - offset * MINUTE_MS }))
  const real = instants.filter(({ offset, instant }) => tzOffset(timeZone, new Date(instant)) === offset)
  return real.length === 0 ? undefined : Math.min(...real.map(({ instant }) => instant))
}
