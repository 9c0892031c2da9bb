import type { BlockedTime } from '../../../../db/queries/time-blocks.ts'
import { CALENDAR_TIMES_MAX } from '../../../../tenants/contract/diary-limits.ts'
import { isOwnEvent } from '../../mail/own-events.ts'
import { localStarts, type Steps } from '../local-starts.ts'
import { type Entry, readEntry, type Told } from './read-entry.ts'
import type { StrippedCalendar } from './strip-calendar.ts'
import { calendarZones, zoneOf } from './zones.ts'

const DAY_MS = 86_400_000
/** Days that are turned over to find the times of all that repeats: a few seconds of work. */
const STEPS_MAX = 300_000
/** So many entries or times in one go; then whoever else waits has a turn. */
const BETWEEN_BREATHS = 100

export interface BusySpan {
  from: number
  to: number
}

export interface BusyTimes {
  /** None of which touch, earliest first. */
  times: BlockedTime[]
  /** Entries that could not be understood, so that their times are missing. */
  unread: number
}

/** What touches [from, until), milliseconds since 1970. */
export interface BusyRange {
  from: number
  until: number
}

/** What is asked of a calendar. `timeZone`: of times that name none, and of whole days. */
interface Asked extends BusyRange {
  timeZone: string
  /** Lets others have their turn: a large calendar is a second of work. */
  breathe: () => Promise<void>
}

/**
 * When a calendar says that she is busy: its entries but for those that are cancelled, that take no time, or that are ours. What repeats is followed by
 * the clock of its zone (RFC 5545), a time that has an entry of its own counts there. Undefined: there are more times than are kept.
 */
export async function planBusyTimes(calendar: StrippedCalendar, asked: Asked): Promise<BusyTimes | undefined> {
  const { entries, unread } = await readEntries(calendar, asked)
  const isReplaced = replacedTimes(entries)
  const spans: BusySpan[] = []
  const steps = { left: STEPS_MAX }
  let [given, unfollowed] = [0, 0]
  for (const entry of entries) {
    if (!entry.isBusy || isOwnEvent(entry.uid)) continue
    const isExcept = skipper(entry.except)
    const isSkipped = (told: Told) => !entry.replaces && (isExcept(told) || isReplaced(entry.uid, told))
    try {
      for (const { from, to } of spansOf(entry, { ...asked, steps, isSkipped })) {
        given += 1
        if (given % BETWEEN_BREATHS === 0) await asked.breathe()
        if (from < to && to > asked.from && from < asked.until) spans.push({ from, to: Math.min(to, asked.until) })
        if (spans.length > CALENDAR_TIMES_MAX) return undefined
      }
    } catch {
      unfollowed += 1
    }
  }
  return { times: mergeSpans(spans).map(toTime), unread: unread + unfollowed }
}

async function readEntries(
  { entries: texts, zones }: StrippedCalendar,
  { timeZone, from, breathe }: Asked,
): Promise<{ entries: Entry[]; unread: number }> {
  const known = { home: zoneOf(timeZone), named: calendarZones(zones) }
  const over = new Date(from - 2 * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '')
  const entries: Entry[] = []
  let unread = 0
  for (const [index, lines] of texts.entries()) {
    if (index % BETWEEN_BREATHS === 0) await breathe()
    if (isLongOver(lines, over)) continue
    try {
      entries.push(readEntry(lines, known))
    } catch {
      unread += 1
    }
  }
  return { entries, unread }
}

/** Most of a diary is. What is once and whose every day is before `day`, 20261127, is not looked at any further. */
function isLongOver(lines: readonly string[], day: string): boolean {
  if (lines.some((line) => /^(RRULE|RDATE|DURATION)/i.test(line))) return false
  const days = lines.filter((line) => /^(DT|RECURRENCE)/i.test(line)).map((line) => /:(\d{8})/.exec(line)?.[1])
  return days.length > 0 && days.every((each) => each !== undefined && each < day)
}

/** Its own time, those of its rules, and those that are named, each once. */
function* spansOf(
  { start, endOf, rules, more, zone }: Entry,
  { from, until, steps, isSkipped }: BusyRange & { steps: Steps; isSkipped: (told: Told) => boolean },
): Generator<BusySpan> {
  const seen = new Set<number>()
  const isNew = (told: Told): boolean => {
    if (seen.has(told.at) || isSkipped(told)) return false
    seen.add(told.at)
    return true
  }
  const length = endOf(start.local) - start.at
  for (const told of [start, ...more]) if (isNew(told)) yield { from: told.at, to: told.at + length }
  for (const { rule, until: last } of rules)
    for (const local of localStarts(start.local, rule, { steps, from: from - length - 2 * DAY_MS })) {
      const told = { local, at: zone(local), isDay: start.isDay }
      if (told.at >= until || (last && isAfter(told, last))) break
      if (isNew(told)) yield { from: told.at, to: endOf(local) }
    }
}

/** A last day is over at its end, whatever the time of day that repeats. */
const isAfter = ({ local, at }: Told, last: Told): boolean => (last.isDay ? local >= last.local + DAY_MS : at > last.at)

/** Whether a time of a series has an entry of its own. */
function replacedTimes(entries: readonly Entry[]): (uid: string, told: Told) => boolean {
  const own = Map.groupBy(
    entries.filter(({ replaces }) => replaces),
    ({ uid }) => uid,
  )
  const skippers = new Map([...own].map(([uid, each]) => [uid, skipper(each.flatMap(({ replaces }) => replaces ?? []))]))
  return (uid, told) => skippers.get(uid)?.(told) === true
}

/** Whether a beginning is among those that are left out; a day leaves out what begins on it. */
function skipper(except: readonly Told[]): (told: Told) => boolean {
  const [moments, days] = [new Set<number>(), new Set<number>()]
  for (const { at, local, isDay } of except) (isDay ? days : moments).add(isDay ? local : at)
  return ({ at, local }) => moments.has(at) || days.has(local - (((local % DAY_MS) + DAY_MS) % DAY_MS))
}

/** Times that touch become one. */
export function mergeSpans(spans: readonly BusySpan[]): BusySpan[] {
  const merged: BusySpan[] = []
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const last = merged.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else merged.push({ ...span })
  }
  return merged
}

const toTime = ({ from, to }: BusySpan): BlockedTime => ({ startsAt: new Date(from).toISOString(), endsAt: new Date(to).toISOString() })
