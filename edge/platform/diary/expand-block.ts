import ICAL from 'ical.js'
import type { BlockedTime, TimeBlock } from '../../../db/queries/time-blocks.ts'
import { BLOCKED_TIMES_MAX } from '../../../tenants/contract/diary-limits.ts'
import { parseLocalTime, toInstant } from '../../../tenants/contract/local-time.ts'
import { FREQUENCIES, localStarts, TooManySteps } from './local-starts.ts'

const HOUR_MS = 3_600_000
/** Days that are turned over for one block: a thousand times of once a month. */
const BLOCK_STEPS_MAX = 100_000
const ANY_DAY = '2027-01-01T00:00'

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
  for (const local of startsOf(startsLocal, rule)) {
    const start = instantOf(local, timeZone)
    if (start >= until || times.length === BLOCKED_TIMES_MAX) break
    if (start < from || skipped.includes(textOf(local))) continue
    const end = instantOf(local + length, timeZone)
    // All of it is in the hour that such a change skips: that day has no such time.
    if (end <= start) continue
    times.push({ startsAt: new Date(start).toISOString(), endsAt: new Date(end).toISOString() })
  }
  return times
}

/** Where clocks skip the beginning or the end of one of its times within [from, until): what holds then instead; no `time`: nothing does. Pure. */
export function timesAtChange(
  block: Omit<TimeBlock, 'place'>,
  { from, until }: { from: number; until: number },
): { startsLocal: string; time: BlockedTime | undefined }[] {
  const length = localOf(block.endsLocal) - localOf(block.startsLocal)
  const isSkipped = (local: number) => toInstant(local, block.timeZone) === undefined
  const found: { startsLocal: string; time: BlockedTime | undefined }[] = []
  for (const local of startsOf(block.startsLocal, block.rule)) {
    const start = instantOf(local, block.timeZone)
    if (start >= until) break
    if (start < from || !(isSkipped(local) || isSkipped(local + length))) continue
    const [time] = expandBlock({ ...block, rule: null, startsLocal: textOf(local), endsLocal: textOf(local + length) }, { from, until })
    found.push({ startsLocal: textOf(local), time })
  }
  return found
}

/** Why a rule cannot be used, or undefined. It repeats by days at the most often: hours and minutes would fill the calendar. */
export function problemOfRule(rule: string): string | undefined {
  try {
    if (!FREQUENCIES.includes(ICAL.Recur.fromString(rule).freq) || /BY(?:HOUR|MINUTE|SECOND)=/.test(rule))
      return 'A block repeats by days, weeks, months or years.'
    // The first is its beginning, whether or not the rule has it.
    const starts = startsOf(ANY_DAY, rule)[Symbol.iterator]()
    starts.next()
    starts.next()
    return undefined
  } catch (error) {
    return error instanceof TooManySteps
      ? 'That never comes: no day is one of this rule.'
      : 'That is no RRULE of RFC 5545, e.g. FREQ=WEEKLY;BYDAY=TU.'
  }
}

/** As local times of local-time.ts. A rule without an end goes on for ever. */
const startsOf = (startsLocal: string, rule: string | null): Iterable<number> =>
  rule === null
    ? [localOf(startsLocal)]
    : localStarts(localOf(startsLocal), ICAL.Recur.fromString(rule), { steps: { left: BLOCK_STEPS_MAX } })

function localOf(text: string): number {
  const local = parseLocalTime(text)
  if (local === undefined) throw new Error(`Not a clock time: ${text}`)
  return local
}

const textOf = (local: number): string => new Date(local).toISOString().slice(0, 16)

const instantOf = (local: number, timeZone: string): number => toInstant(local, timeZone) ?? toInstant(local + HOUR_MS, timeZone) ?? local
