import { unbroken } from '../../../tenants/contract/format-local.ts'
import { madeOnce } from '../../../tenants/contract/made-once.ts'
import { Moment } from '../../../tenants/contract/moment.ts'
import { noonWords } from '../../../tenants/contract/noon-words.ts'
import { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { offsetAt } from '../../http/offset-at.ts'

// The one place where a booking's time becomes words: always in the clock of its place, and always with that place's name.

interface Words {
  locale: string
}

/**
 * `Friday 4 December 2026, 7:00 pm to 10:00 pm, Brisbane time`; in the night in which the clocks there go back, where one of the two times comes
 * twice, `2:30 am (daylight time) to 3:30 am (standard time)`, else `11:00 pm to 3:00 am (clocks go back)`.
 */
export function formatWhen({ startsAt, endsAt }: { startsAt: Moment; endsAt: Moment }, { locale }: Words): string {
  const day = (moment: Moment) => write(moment, locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const isAmbiguous = [startsAt, endsAt].some(comesTwice)
  const time = (moment: Moment) =>
    write(moment, locale, { hour: 'numeric', minute: '2-digit' }) + (isAmbiguous ? ` (${seasonOf(moment, locale)})` : '')
  const lastDay = day(startsAt) === day(justBefore(endsAt)) ? '' : `${day(endsAt)}, `
  const shift = isAmbiguous ? 0 : clockShift({ startsAt, endsAt })
  const change = shift === 0 ? '' : ` (clocks go ${shift < 0 ? 'back' : 'forward'})`
  return `${day(startsAt)}, ${time(startsAt)} to ${lastDay}${time(endsAt)}${change}, ${clockName(startsAt)}`
}

/** By how many minutes the clocks of the place show more at the end than have passed. */
export const clockShift = ({ startsAt, endsAt }: { startsAt: Moment; endsAt: Moment }): number =>
  offsetAt(endsAt.timeZone, endsAt.at) - offsetAt(startsAt.timeZone, startsAt.at)

/** What ends at midnight has nothing of the next day: `9:00 pm to midnight`. */
export const justBefore = (moment: Moment): Moment => new Moment(moment.at - 60_000, moment)

/** `Fri 4 Dec 2026, 7:00 pm, Brisbane time`, for lists and what has been. */
export const formatStart = (moment: Moment, { locale }: Words): string =>
  [
    write(moment, locale, { weekday: 'short' }),
    ` ${write(moment, locale, { day: 'numeric', month: 'short', year: 'numeric' })}`,
    `, ${clockTime(moment, locale)}, ${clockName(moment)}`,
  ].join('')

/**
 * The same in two parts, for a line in large letters and the clock below it: `Sat 5 Dec, 7:00 pm` and `Brisbane time`. The year is told where it is not
 * this one's or the next months'.
 */
export function tellStart(moment: Moment, { locale, now }: Words & { now: Date }): { when: string; clock: string } {
  const isNear = Math.abs(moment.at - now.getTime()) < NEAR_MS
  const when = write(moment, locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(isNear ? {} : { year: 'numeric' }),
    hour: 'numeric',
    minute: '2-digit',
  })
  return {
    when: when.replace(/^(\p{L}+),/u, '$1') + (comesTwice(moment) ? ` (${seasonOf(moment, locale)})` : ''),
    clock: clockName(moment),
  }
}

/** What clocks at home show then, `8:00 pm in Sydney`; undefined where they show the same. `home` is her own city. */
export function tellAtHome(moment: Moment, home: { timeZone: string; city: string }, { locale }: Words): string | undefined {
  const there = new Moment(moment.at, { timeZone: home.timeZone, place: home.city })
  const [time, here] = [there, moment].map((each) => write(each, locale, { weekday: 'short', hour: 'numeric', minute: '2-digit' }))
  if (time === here) return undefined
  const isOtherDay = write(there, locale, { day: 'numeric' }) !== write(moment, locale, { day: 'numeric' })
  return `${isOtherDay ? time : write(there, locale, { hour: 'numeric', minute: '2-digit' })} in ${home.city}`
}

/**
 * Times for a page whose headings are the days: `7:00 pm to 10:00 pm`, with the clock to be printed beside them. `part`: of a booking over midnight, what
 * the day has of it: `from 9:00 pm`, `until 2:00 am`.
 */
export function tellTimes(
  { startsAt, endsAt, part }: { startsAt: Moment; endsAt: Moment; part: 'whole' | 'begins' | 'goes on' | 'ends' },
  { locale }: Words,
): { times: string; clock: string } {
  const isAmbiguous = [startsAt, endsAt].some(comesTwice)
  const time = (moment: Moment) =>
    write(moment, locale, { hour: 'numeric', minute: '2-digit' }) + (isAmbiguous ? ` (${seasonOf(moment, locale)})` : '')
  const times = {
    whole: `${time(startsAt)} to ${time(endsAt)}`,
    begins: `from ${time(startsAt)}`,
    'goes on': 'all day',
    ends: `until ${time(endsAt)}`,
  }
  return { times: times[part], clock: clockName(startsAt) }
}

/** `11:00 pm`, for a line that stands below another one of the same place. */
export const tellTime = (moment: Moment, { locale }: Words): string => write(moment, locale, { hour: 'numeric', minute: '2-digit' })

/** `2026-12-05T19:00`, as a field for a day and an hour has it. */
export function localText({ at, timeZone }: Moment): string {
  return new Date(at + offsetAt(timeZone, at) * 60_000).toISOString().slice(0, 16)
}

/** `7:00 pm, Sat 5 Dec, cancelled (Brisbane time)`: the hour first, for a subject that a phone cuts short. `asked`: a year is named where it is far from then. */
export function formatHourFirst(moment: Moment, { locale, note, asked }: Words & { note: string; asked: Moment }): string {
  return `${clockTime(moment, locale)}, ${shortDay(moment, locale, asked)}, ${note} (${clockName(moment)})`
}

/**
 * When something is asked for, by the clock that `clock` names, and until when she can answer, by hers: `Sat 5 Dec, 7:00 pm`, `Brisbane time` and
 * `Answer by Tue 24 Nov, 7:00 am, Sydney time`. Hers is named where it shows another time than the first.
 */
export function formatWithDeadline(
  { startsAt, until }: { startsAt: Moment; until: Moment },
  { locale }: Words,
): { start: string; clock: string; answer: string } {
  const start = `${shortDay(startsAt, locale, until)}, ${clockTime(startsAt, locale)}`
  const isSameClock = localText(until) === localText(new Moment(until.at, startsAt))
  const by = isSameClock
    ? `by ${shortDay(until, locale, until)}, ${clockTime(until, locale)}`
    : answerWords({ startsAt, until }, { locale })
  return { start, clock: clockName(startsAt), answer: `Answer ${isItsBeginning({ startsAt, until }) ? BEFORE : by}` }
}

/** `by Tue 24 Nov, 7:00 am, Sydney time`, or `before it begins` where nothing ends it sooner. `until`: by her clock. */
export const answerWords = (times: { startsAt: Moment; until: Moment }, words: Words): string =>
  isItsBeginning(times) ? BEFORE : `by ${formatDeadline(times.until, words)}`

/** When it expires: `Tue 24 Nov, 7:00 am, Sydney time`, or `when it begins`. */
export const expiryWords = (times: { startsAt: Moment; until: Moment }, words: Words): string =>
  isItsBeginning(times) ? 'when it begins' : formatDeadline(times.until, words)

const BEFORE = 'before it begins'
const isItsBeginning = ({ startsAt, until }: { startsAt: Moment; until: Moment }): boolean => until.at >= startsAt.at

/** `Tue 24 Nov, 6:00 am, Brisbane time`: what is soon, or stands beside what is: until when something can be done, what another time came instead of. */
export const formatDeadline = (moment: Moment, { locale }: Words): string =>
  `${shortDay(moment, locale, moment)}, ${clockTime(moment, locale)}, ${clockName(moment)}`

/** `10:00 pm`, beside a time of the same place whose clock is named. */
export const formatTime = (moment: Moment, { locale }: Words): string => clockTime(moment, locale)

/** `Saturday 5 December`, as it is called there: a mail may be read days later, and says which Saturday. */
export const formatDay = (moment: Moment, { locale }: Words): string =>
  write(moment, locale, { weekday: 'long', day: 'numeric', month: 'long' })

/** `Saturday`, as it is called there: only where it is the next one. */
export const formatWeekday = (moment: Moment, { locale }: Words): string => write(moment, locale, { weekday: 'long' })

/** `Sat 5 Dec` */
function shortDay(moment: Moment, locale: string, since: Moment): string {
  const year = moment.at - since.at > NEAR_MS ? ({ year: 'numeric' } as const) : {}
  return `${write(moment, locale, { weekday: 'short' })} ${write(moment, locale, { day: 'numeric', month: 'short', ...year })}`
}

const clockTime = (moment: Moment, locale: string): string =>
  write(moment, locale, { hour: 'numeric', minute: '2-digit' }) + (comesTwice(moment) ? ` (${seasonOf(moment, locale)})` : '')

/** `December 2026`, the month in which it begins there. */
export const formatMonth = (moment: Moment, { locale }: Words): string => write(moment, locale, { month: 'long', year: 'numeric' })

const clockName = ({ place }: Moment): string => `${new StrangersText(place)} time`

export const NEAR_MS = 300 * 86_400_000

/** Longer than any change of clocks, shorter than from one to the next. */
const AROUND_CHANGE_MS = 6 * 3_600_000

/** Whether clocks of that place show this time twice that day: another offset of theirs, shortly before or after, shows it too. */
export function comesTwice({ at, timeZone }: Moment): boolean {
  const offset = (instant: number) => offsetAt(timeZone, instant)
  return [at - AROUND_CHANGE_MS, at + AROUND_CHANGE_MS].some((near) => {
    const other = at + (offset(at) - offset(near)) * 60_000
    return other !== at && offset(other) === offset(near)
  })
}

/** `daylight time` or `standard time`; the whole name where a language or a place calls it otherwise. */
export function seasonOf({ at, timeZone }: Moment, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'long' }).formatToParts(at)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return /(?:daylight|standard|summer) time$/i.exec(name)?.[0].toLowerCase() ?? name
}

export const write = ({ at, timeZone }: Moment, locale: string, parts: Intl.DateTimeFormatOptions): string =>
  unbroken(noonWords(formatter(locale, { ...parts, timeZone }).format(at)))

const formatter = madeOnce((locale: string, parts: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, parts))

/** `3 h`, `1.5 h` */
export const formatHours = ({ startsAt, endsAt }: { startsAt: Moment; endsAt: Moment }): string =>
  `${Number(((endsAt.at - startsAt.at) / 3_600_000).toFixed(1))} h`

/** `$1,500` for 150000 cents. */
export const formatCents = (cents: number, { locale, currency }: { locale: string; currency: string }): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: cents % 100 === 0 ? 0 : 2 }).format(cents / 100)
