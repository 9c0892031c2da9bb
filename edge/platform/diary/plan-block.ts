import type { Clock, TimeBlock } from '../../../db/queries/time-blocks.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { BLOCK_DAYS_MAX } from '../../../tenants/contract/diary-limits.ts'
import { BOOKING_ADVANCE_DAYS_MAX, DAY_FIRST, DAY_LAST } from '../../../tenants/contract/limits.ts'
import { parseLocalTime, toInstant } from '../../../tenants/contract/local-time.ts'
import { localDay } from '../../http/local-day.ts'
import { isLegOn } from '../../http/place-of.ts'

/** How often a block comes back, as the sheet offers it. */
export const REPEATS = ['once', 'daily', 'weekly', 'fortnightly', 'monthly'] as const
export type Repeat = (typeof REPEATS)[number]

/** What the sheet sends: days as `2026-12-04`, times as `19:30`; an empty time is the beginning or the end of its day, an empty last day the first. */
export interface BlockForm {
  day: string
  from: string
  lastDay: string
  to: string
  repeat: string
  /** Last day on which it may begin again; empty: without an end. */
  repeatUntil: string
}

/** Field -> what is wrong with it, in a sentence for her. */
export type BlockProblems = Partial<Record<keyof BlockForm, string>>

const DAY_MS = 86_400_000
const RULES: Record<Exclude<Repeat, 'once'>, string> = {
  daily: 'FREQ=DAILY',
  weekly: 'FREQ=WEEKLY',
  fortnightly: 'FREQ=WEEKLY;INTERVAL=2',
  monthly: 'FREQ=MONTHLY',
}

/**
 * What she wants to keep for herself, or what is wrong with the form. An end that is earlier than the beginning, without a last day, is the next morning's:
 * 20:00 to 02:00. `clock`: that of clockOn. Pure.
 */
export function planBlock(
  form: BlockForm,
  { clock, now }: { clock: Clock; now: Date },
): { block: TimeBlock } | { problems: BlockProblems } {
  const start = localOf(form.day, form.from || '00:00')
  if (start === undefined) return wrong('day', 'Choose a day that the calendar has.')
  const lastDay = form.lastDay || form.day
  const typed = localOf(lastDay, form.to || '00:00')
  if (typed === undefined) return wrong(form.lastDay === '' ? 'to' : 'lastDay', 'Choose a day that the calendar has.')
  if (form.from !== '' && form.to === form.from && lastDay === form.day) return wrong('to', ENDS_AS_IT_STARTS)
  const isOvernight = form.lastDay === '' && form.to !== '' && typed <= start
  const end = form.to === '' || isOvernight ? typed + DAY_MS : typed
  if (end <= start) return wrong(form.lastDay === '' ? 'to' : 'lastDay', 'The end is before the beginning.')
  if (end - start > BLOCK_DAYS_MAX * DAY_MS) return wrong('lastDay', `A block is at most ${BLOCK_DAYS_MAX} days long.`)
  const repeat = planRepeat(form, { start, end })
  if ('problems' in repeat) return repeat
  // Of a whole day that begins or ends with such a moment everybody knows what is meant.
  const isSkipped = (local: number, time: string) => repeat.rule === null && time !== '' && toInstant(local, clock.timeZone) === undefined
  if (isSkipped(start, form.from)) return wrong('from', CLOCKS_CHANGE)
  if (isSkipped(end, form.to)) return wrong('to', CLOCKS_CHANGE)
  const today = Date.parse(`${localDay(now, clock.timeZone).day}T00:00Z`)
  if (repeat.rule === null && end <= today) return wrong('day', 'That time has already passed.')
  if (start > today + BOOKING_ADVANCE_DAYS_MAX * DAY_MS) return wrong('day', 'Nobody can book so far ahead: choose a day within two years.')
  return { block: { startsLocal: textOf(start), endsLocal: textOf(end), ...clock, rule: repeat.rule } }
}

/** A time that no clock of the place shows that day: an entry, a block. */
export const CLOCKS_CHANGE = 'The clocks change at that moment. Choose another time.'
/** Nobody can tell whether a slip or a whole day was meant. */
const ENDS_AS_IT_STARTS = 'That is when it starts. Choose a later time, or leave both times empty for the whole day.'

/** By whose clock a day is hers: the city of the leg on it (of two, the one she has come to), else home. Pure. */
export function clockOn(day: string, { city, timeZone, tour }: Pick<BookingRules, 'city' | 'timeZone' | 'tour'>): Clock {
  const leg = tour
    .filter((each) => isLegOn(each, day))
    .toSorted((one, other) => one.from.localeCompare(other.from))
    .at(-1)
  return leg ? { place: leg.city, timeZone: leg.timeZone } : { place: city, timeZone }
}

function planRepeat(
  { repeat, repeatUntil }: BlockForm,
  { start, end }: { start: number; end: number },
): { rule: string | null } | { problems: BlockProblems } {
  const kind = REPEATS.find((each) => each === repeat)
  if (kind === undefined) return wrong('repeat', 'Choose how often it comes back.')
  if (kind === 'once') return { rule: null }
  const every = { daily: 1, weekly: 7, fortnightly: 14, monthly: 28 }[kind]
  if (end - start > every * DAY_MS)
    return wrong('repeat', 'It would begin again before it ends. Choose a shorter time, or repeat it less often.')
  if (repeatUntil === '') return { rule: RULES[kind] }
  const until = localOf(repeatUntil, '23:59')
  if (until === undefined) return wrong('repeatUntil', 'Choose a day that the calendar has.')
  if (until < start) return wrong('repeatUntil', 'It would end before it begins.')
  return { rule: `${RULES[kind]};UNTIL=${repeatUntil.replaceAll('-', '')}T235959` }
}

const wrong = (field: keyof BlockForm, sentence: string): { problems: BlockProblems } => ({ problems: { [field]: sentence } })

const localOf = (day: string, time: string): number | undefined =>
  DAY_FIRST <= day && day <= DAY_LAST && /^\d{4}-\d{2}-\d{2}$/.test(day) && /^([01]\d|2[0-3]):[0-5]\d$/.test(time)
    ? parseLocalTime(`${day}T${time}`)
    : undefined

const textOf = (local: number): string => new Date(local).toISOString().slice(0, 16)
