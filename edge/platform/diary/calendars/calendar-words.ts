import type { BusyCalendar } from '../../../../db/queries/busy-calendars.ts'
import { CALENDAR_BYTES_MAX, CALENDAR_MS_MAX } from '../../../../tenants/contract/diary-limits.ts'
import { calendarName } from '../../html/calendar-name.ts'
import { plural } from '../../reports/report-sentences.ts'
import type { AddressProblem } from './calendar-address.ts'
import type { ReadingProblem } from './read-calendar.ts'

const MEGABYTES = CALENDAR_BYTES_MAX / (1024 * 1024)
const SECONDS = CALENDAR_MS_MAX / 1000

/** Why a calendar could not be read, to her who can do something about it. `who`: calendarName. */
const READING_WORDS: Record<ReadingProblem, (who: string) => string> = {
  away: (who) => `${who} can’t be reached at the moment.`,
  slow: (who) => `${who} took longer than ${SECONDS} seconds to answer.`,
  refused: (who) => `${who} answers that this address may not be read. Copy the secret address, which needs no password.`,
  gone: (who) => `${who} answers that this address is no longer shared. Copy the new address and add that one.`,
  leads_astray: (who) => `${who} leads on to an address that can’t be read.`,
  page: () => 'That is the address of a web page. Copy the secret address instead, which often ends in .ics.',
  no_calendar: (who) => `What ${who} sends from that address isn’t a calendar.`,
  broken_off: (who) => `${who} sent only part of the calendar.`,
  too_large: () => `That calendar is larger than ${MEGABYTES} MB, which is more than can be read.`,
  too_many: () => 'That calendar has more times than can be read.',
  lost: () => 'Its address can no longer be opened. Remove it and add it again.',
}

/** Words of our own, whatever the row says. */
export const readingWords = (problem: string, host: string): string =>
  (READING_WORDS[problem as ReadingProblem] ?? READING_WORDS.away)(calendarName(host))

export type AddingProblem = AddressProblem | 'twice' | 'enough'

/** What is wrong with what she pasted. */
export const ADDING_WORDS: Record<AddingProblem, string> = {
  no_address: 'That isn’t an address. It begins with https:// or webcal://.',
  not_https: 'That address isn’t safe to read. It must begin with https:// or webcal://.',
  password: 'That address has a name or a password in it. Copy the secret address, which needs neither.',
  inside: 'That address can’t be read from here. Copy the one that Google, Apple or Outlook gives you.',
  ours: 'That is the address of this diary itself, whose times are here already.',
  twice: 'That calendar is in your list already.',
  enough: 'You have as many calendars as can be read. Remove one first.',
}

/** "Read 4 minutes ago, 12 busy times" */
export const stateWords = ({ readAt, busyTimes }: Pick<BusyCalendar, 'readAt' | 'busyTimes'>, now: Date): string =>
  `Read ${ago(readAt, now)}, ${plural(busyTimes, 'busy time')}`

/** What is missing of it; undefined: nothing. */
export const unreadWords = (unread: number): string | undefined =>
  unread === 0 ? undefined : `${unread === 1 ? '1 entry' : `${unread} entries`} couldn’t be understood: block that time yourself.`

/** `just now`, `4 minutes ago`, `3 hours ago`, `2 days ago`. */
export function ago(then: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - then.getTime()) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${plural(minutes, 'minute')} ago`
  return minutes < 48 * 60 ? `${plural(Math.floor(minutes / 60), 'hour')} ago` : `${plural(Math.floor(minutes / 1440), 'day')} ago`
}
