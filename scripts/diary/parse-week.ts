import type { HourPair, WeekRows } from '../../edge/platform/diary/rules/week-rows.ts'
import { WEEKDAYS } from '../../tenants/contract/weekdays.ts'

type Weekday = (typeof WEEKDAYS)[number]

/**
 * A week as somebody types it: `mon-thu 10:00-14:00 18:00-23:00; fri,sat 20:00-02:00`. A day that is not named is closed. Throws a sentence for what is no
 * week; whether the times are times her own form says. Pure.
 */
export function parseWeekText(text: string): WeekRows {
  const rows = Object.fromEntries(WEEKDAYS.map((day) => [day, []])) as unknown as WeekRows
  for (const part of text.split(';').map((each) => each.trim().toLowerCase())) {
    if (part === '') continue
    const [days = '', ...spans] = part.split(/\s+/)
    if (spans.length === 0) throw new Error(`"${part}" has no hours. ${EXPECTED}`)
    const pairs = spans.map((span) => pairOf(span, EXPECTED))
    for (const day of days.split(',').flatMap(daysOf)) rows[day].push(...pairs)
  }
  return rows
}

/** The hours of a day, `10:00-14:00 20:00-02:00`. Throws a sentence. Pure. */
export const parseHoursText = (text: string): HourPair[] =>
  text
    .trim()
    .split(/\s+/)
    .filter((span) => span !== '')
    .map((span) => pairOf(span, 'Expected hours such as "10:00-14:00 20:00-02:00".'))

function pairOf(span: string, expected: string): HourPair {
  const [, from, to] = /^([\d:]+)-([\d:]+)$/.exec(span) ?? []
  if (from === undefined || to === undefined) throw new Error(`"${span}" is no time from and to. ${expected}`)
  return { from, to }
}

const EXPECTED = 'Expected a week such as "mon-thu 10:00-23:00; fri,sat 20:00-02:00".'

/** `mon`, `mon-thu`, `sat-mon` over the end of the week. */
function daysOf(text: string): Weekday[] {
  const ends = text.split('-').map((day) => WEEKDAYS.indexOf(day as Weekday))
  const [first = -1, last = first] = ends
  if (ends.length > 2 || first < 0 || last < 0) throw new Error(`"${text}" is no day. ${EXPECTED}`)
  const count = ((last - first + WEEKDAYS.length) % WEEKDAYS.length) + 1
  return Array.from({ length: count }, (_, at) => WEEKDAYS[(first + at) % WEEKDAYS.length] as Weekday)
}
