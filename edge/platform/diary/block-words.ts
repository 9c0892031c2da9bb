import type { TimeBlock } from '../../../db/queries/time-blocks.ts'
import { formatLocal } from '../../../tenants/contract/format-local.ts'
import { Moment } from '../../../tenants/contract/moment.ts'
import { formatLocalTime } from '../../../tenants/contract/noon-words.ts'
import { addDays } from '../../http/add-days.ts'
import { tellTime } from '../html/format-when.ts'

// A block in words, by the clock of its place, whose name the caller tells. Pure; commands under Node use it too.

const REPEATS: Record<string, string> = {
  'FREQ=DAILY': 'every day',
  'FREQ=WEEKLY': 'every week',
  'FREQ=WEEKLY;INTERVAL=2': 'every two weeks',
  'FREQ=MONTHLY': 'every month',
}
const UNTIL = /;UNTIL=(\d{4})(\d{2})(\d{2})T?\d*Z?/

/** `every week`; a developer's own rule is only said to repeat. Undefined: once. */
export const repeatWords = (rule: string | null): string | undefined =>
  rule === null ? undefined : (REPEATS[rule.replace(UNTIL, '')] ?? 'repeats')

/** `every week until Mon 1 Mar 2027`, `every month on the 21st` */
export function ruleWords({ rule, startsLocal }: { rule: string; startsLocal: string }, locale: string): string {
  const [, year, month, day] = UNTIL.exec(rule) ?? []
  const until = year && `until ${dayWords(`${year}-${month}-${day}`, locale)}`
  if (rule.replace(UNTIL, '') !== 'FREQ=MONTHLY') return [repeatWords(rule), until].filter(Boolean).join(' ')
  const date = Number(startsLocal.slice(8, 10))
  // A month without that date is left out (RFC 5545), which nobody expects who has not read it.
  return date > SHORTEST_MONTH
    ? [`every month that has a ${ordinal(date)}, on that day`, until].filter(Boolean).join(', ')
    : [`every month on the ${ordinal(date)}`, until].filter(Boolean).join(' ')
}

const SHORTEST_MONTH = 28
const ENGLISH = new Intl.PluralRules('en', { type: 'ordinal' })
const ordinal = (date: number): string =>
  `${date}${{ one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' }[ENGLISH.select(date)]}`

/** `Fri 4 Dec 2026, 2:00 pm to 6:00 pm`, `Fri 4 Dec 2026, all day`, `Fri 4 Dec 2026, 8:00 pm to Sat 5 Dec 2026, 2:00 am`. */
export function blockWords({ startsLocal, endsLocal }: Pick<TimeBlock, 'startsLocal' | 'endsLocal'>, locale: string): string {
  const [[day = '', from = ''], [endDay = '', to = '']] = [startsLocal.split('T'), endsLocal.split('T')]
  // What ends at midnight has nothing of the next day.
  const lastDay = to === '00:00' ? addDays(endDay, -1) : endDay
  const time = (local: string) => formatLocalTime(local, locale, { hour: 'numeric', minute: '2-digit' })
  const first = dayWords(day, locale)
  const isAllDay = from === '00:00' && to === '00:00'
  if (isAllDay) return day === lastDay ? `${first}, all day` : `${first} to ${dayWords(lastDay, locale)}`
  const end = to === '00:00' ? 'midnight' : time(endsLocal)
  return `${first}, ${time(startsLocal)} to ${day === lastDay ? end : `${dayWords(lastDay, locale)}, ${end}`}`
}

const dayWords = (day: string, locale: string): string =>
  formatLocal(day, locale, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).replace(/^(\p{L}+),/u, '$1')

/** `The clocks change on Sun 3 Oct 2027, so that time it’s 3:15 am to 3:45 am.`; nothing where no clock change touches it. Of timesAtChange. */
export const changeWords = (
  changes: readonly { startsLocal: string; time: { startsAt: string; endsAt: string } | undefined }[],
  { timeZone, place, locale }: { timeZone: string; place: string; locale: string },
): string[] =>
  changes.map(({ startsLocal, time }) => {
    const day = dayWords(startsLocal.slice(0, 10), locale)
    if (!time) return `On ${day} the clocks skip all of it: nothing is blocked then.`
    const clock = (at: string) => tellTime(new Moment(new Date(at), { timeZone, place }), { locale })
    return `The clocks change on ${day}, so that time it’s ${clock(time.startsAt)} to ${clock(time.endsAt)}.`
  })

/** The one time of a block that begins at `at`, as clock times. */
export function oneTime(
  { startsLocal, endsLocal }: Pick<TimeBlock, 'startsLocal' | 'endsLocal'>,
  at: string,
): Pick<TimeBlock, 'startsLocal' | 'endsLocal'> {
  const length = Date.parse(`${endsLocal}Z`) - Date.parse(`${startsLocal}Z`)
  return { startsLocal: at, endsLocal: new Date(Date.parse(`${at}Z`) + length).toISOString().slice(0, 16) }
}
