import ICAL from 'ical.js'
import type { BlockedTime, TimeBlock } from '../../../db/queries/time-blocks.ts'
import { BLOCKED_TIMES_MAX } from '../../../tenants/contract/limits.ts'
import { parseLocalTime, toInstant } from '../../../tenants/contract/local-time.ts'

const HOUR_MS = 3_600_000

/**
 * The single times of a block that begin within [from, until), milliseconds since 1970, earliest first and at most BLOCKED_TIMES_MAX. It repeats by the
 * clock of its place (RFC 5545), so that 7 pm stays 7 pm when clocks change; a moment that such a change skips is the one an hour later. Pure.
 */
export function expandBlock(
  { startsLocal, endsLocal, timeZone, rule, skipped = [] }: Omit<TimeBlock, 'place'> & { skipped?: readonly string[] },
  { from, until }: { from: number; until: number },
): BlockedTime[] {
  const length = localOf(endsLocal) - localOf(startsLocal)
  const times: BlockedTime[] = []
  for (const local of localStarts(startsLocal, rule)) {
    const start = instantOf(local, timeZone)
    if (start >= until || times.length === BLOCKED_TIMES_MAX) break
    if (start < from || skipped.includes(textOf(local))) continue
    times.push({ startsAt: new Date(start).toISOString(), endsAt: new Date(instantOf(local + length, timeZone)).toISOString() })
  }
  return times
}

/** Why a rule cannot be used, or undefined. It repeats by days at the most often: hours and minutes would fill the calendar. */
export function problemOfRule(rule: string): string | undefined {
  try {
    const { freq } = ICAL.Recur.fromString(rule)
    return ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(freq) ? undefined : 'A block repeats by days, weeks, months or years.'
  } catch {
    return 'That is no RRULE of RFC 5545, e.g. FREQ=WEEKLY;BYDAY=TU.'
  }
}

/** As local times of local-time.ts. A rule without an end goes on for ever. */
function* localStarts(startsLocal: string, rule: string | null): Generator<number> {
  if (rule === null) {
    yield localOf(startsLocal)
    return
  }
  const recurrence = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateTimeString(`${startsLocal}:00`))
  for (let next = recurrence.next(); next; next = recurrence.next()) yield localOf(next.toString())
}

function localOf(text: string): number {
  const local = parseLocalTime(text)
  if (local === undefined) throw new Error(`Not a clock time: ${text}`)
  return local
}

const textOf = (local: number): string => new Date(local).toISOString().slice(0, 16)

const instantOf = (local: number, timeZone: string): number => toInstant(local, timeZone) ?? toInstant(local + HOUR_MS, timeZone) ?? local
