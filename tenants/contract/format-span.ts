import { formatLocal } from './format-local.ts'
import { formatLocalTime } from './noon-words.ts'
import { fill, type Language, type Words } from './words/words.ts'

// A stretch of time as people say it: "Fri 4 Dec, 7 to 10 pm". From clock times, so that no time zone can be the wrong one.

type Teller = Language<Pick<Words, 'time'>>

/** `Fri 4 Dec, 7 to 10 pm`; over midnight `Fri 4 Dec, 9 pm to Sat 5 Dec, 9 am`. Both as `2026-12-04T19:00`. `hasYear`: `Fri 4 Dec 2026, 7 to 10 pm` */
export function formatSpan({ from, to }: { from: string; to: string }, teller: Teller, hasYear = false): string {
  const { time } = teller.words
  // What ends at midnight has nothing of the next day.
  if (from.slice(0, 10) !== new Date(Date.parse(`${to}Z`) - 6e4).toISOString().slice(0, 10))
    return fill(time.overnight, { from: formatTimeOfDay(from, teller, hasYear), to: formatTimeOfDay(to, teller, hasYear) })
  return fill(time.span, { day: formatDay(from, teller, hasYear), hours: formatHours({ from, to }, teller) })
}

/** `11 pm to 3 am (clocks go back)`. `shift`: by how much clocks show more than has passed. */
export const withClockChange = (span: string, shift: number, { words: { time } }: Pick<Teller, 'words'>): string =>
  shift === 0 ? span : fill(shift < 0 ? time.clocksBack : time.clocksForward, { span })

/** `Fri 4 Dec, 9 pm` */
export const formatTimeOfDay = (local: string, teller: Teller, hasYear = false): string =>
  fill(teller.words.time.at, { day: formatDay(local, teller, hasYear), clock: formatClock(local, teller.locale) })

/** `Fri 4 Dec` */
export const formatDay = (local: string, { locale, words }: Teller, hasYear = false): string =>
  fill(words.time.day, {
    weekday: formatLocal(local, locale, { weekday: 'short' }),
    date: formatLocal(local, locale, { day: 'numeric', month: 'short', ...(hasYear ? { year: 'numeric' } : {}) }),
  })

/** Whether a day is told with its year: it is in another one than `now`, milliseconds since 1970, or half a year away. */
export const isFar = (local: string, now: number): boolean =>
  Number(local.slice(0, 4)) !== new Date(now).getFullYear() || Math.abs(Date.parse(local.slice(0, 10)) - now) > 182 * 86_400_000

/** `7 pm`, `7:30 pm`; where clocks count to 24, `19:00`. */
export const formatClock = (local: string, locale: string): string => clockOf(local, locale).text

/** `7 to 10 pm`, `11 am to 2 pm` */
function formatHours({ from, to }: { from: string; to: string }, { locale, words }: Teller): string {
  const [first, last] = [clockOf(from, locale), clockOf(to, locale)]
  return fill(words.time.hours, { from: first.half === last.half ? first.bare : first.text, to: last.text })
}

/** `half`: `pm`; `bare`: the same without it. */
function clockOf(local: string, locale: string): { text: string; bare: string; half: string } {
  // No line ends between a number and its am or pm.
  const whole = formatLocalTime(local, locale, { hour: 'numeric', minute: '2-digit' }).replace(/\s(?=[ap]\.?m)/i, '\u00a0')
  const [half = ''] = /[ap]\.?m\.?/i.exec(whole) ?? []
  // The full hour needs no minutes where it says am or pm.
  const text = half === '' || !local.slice(11).startsWith('00', 3) ? whole : whole.replace(/[:.]00/, '')
  return { text, bare: half === '' ? text : text.replace(half, '').trim(), half }
}
