import { tzOffset } from '@date-fns/tz/tzOffset'
import { parseLocalTime, toInstant } from '../../tenants/contract/local-time.ts'

// The same moment by two clocks: that of the place, in which everything is told, and the visitor's own beside it where it differs.

const HOUR_MS = 3_600_000
/** A request takes longer than any change of clocks, and a day has one at most. */
const CHANGE_MS = 12 * HOUR_MS

/** When something begins and ends, as instants and by a clock. */
export interface Span {
  start: number
  end: number
  /** Clock times, `2026-12-04T19:00`. */
  from: string
  to: string
}

/** From a start by the clock of its place; undefined where no clock there shows it. Over a change of clocks the hours are real ones. */
export function spanOf(startsAt: string, { hours, timeZone }: { hours: number; timeZone: string }): Span | undefined {
  const local = parseLocalTime(startsAt)
  const start = local === undefined ? undefined : toInstant(local, timeZone)
  return start === undefined ? undefined : spanAt({ start, end: start + hours * HOUR_MS }, timeZone)
}

/** The same span by another clock; undefined where that shows the same. */
export function spanElsewhere(span: Span, timeZone: string): Span | undefined {
  const elsewhere = spanAt(span, timeZone)
  return elsewhere.from === span.from && elsewhere.to === span.to ? undefined : elsewhere
}

const spanAt = ({ start, end }: { start: number; end: number }, timeZone: string): Span => ({
  start,
  end,
  from: clockAt(start, timeZone),
  to: clockAt(end, timeZone),
})

/** What the clocks of a zone show then, `2026-12-04T19:00`. */
export const clockAt = (instant: number, timeZone: string): string =>
  new Date(instant + tzOffset(timeZone, new Date(instant)) * 60_000).toISOString().slice(0, 16)

/** What the clocks of a zone are called then, where they change within hours of it; undefined: no name is needed. */
export function seasonAt(instant: number, timeZone: string, locale: string): string | undefined {
  const offset = (at: number) => tzOffset(timeZone, new Date(at))
  if (offset(instant - CHANGE_MS) === offset(instant + CHANGE_MS)) return undefined
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'long' }).formatToParts(instant)
  return parts.find(({ type }) => type === 'timeZoneName')?.value
}

/** The zone of this device. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone
