import { formatDuration } from '../../../tenants/contract/format-duration.ts'
import { formatLocalRange } from '../../../tenants/contract/format-local.ts'
import { withClockChange } from '../../../tenants/contract/format-span.ts'
import type { Moment } from '../../../tenants/contract/moment.ts'
import { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { wordsOf } from '../../../tenants/contract/words/catalogues.ts'
import { languageOf } from '../../../tenants/contract/words/languages.ts'
import { fill, type Language, type Words } from '../../../tenants/contract/words/words.ts'
import { clockShift, comesTwice, justBefore, NEAR_MS, seasonOf, write } from './format-when.ts'
import { tellCity } from './tell-city.ts'

// Times and lengths as a client reads them, in the language in which he or she asked: as her site tells them, "7 pm" and "3½ hours"
// (tenants/contract/format-span.ts), always by the clock of the place and with its name. Her app lines its times up, and has "7:00 pm".

/** In which a client is told. */
export type ClientLanguage = Language<Words>

/** Of a request, of somebody on a waiting list. */
export const clientLanguage = ({ locale }: { locale: string }): ClientLanguage => ({ locale, words: wordsOf(locale) })

/** Of the page around an answer to nobody that is known; English where a site of the version before names none. */
export const languageAround = (lang: string | undefined): ClientLanguage =>
  clientLanguage({ locale: lang !== undefined && languageOf(lang) ? lang : 'en-AU' })

/** The full hour needs no minutes where it says am or pm, the half of the day is named once, and no line ends before it. */
export const asOnSite = (text: string): string =>
  text
    .replaceAll(/\b(\d{1,2})[:.]00(?=\s?[ap]\.?m\b)/gi, '$1')
    .replaceAll(/(\d{1,2}(?::\d\d)?)(\s[ap]m) to (\d{1,2}(?::\d\d)?\2)/gi, '$1 to $3')
    .replaceAll(/(\d)\s(?=[ap]m\b)/gi, '$1\u00a0')

/**
 * `Friday 4 December 2026, 7 to 10 pm, Brisbane time`; in the night in which the clocks there go back, where one of the two times comes twice,
 * `2:30 am (daylight time) to 3:30 am (standard time)`, else `11 pm to 3 am (clocks go back)`.
 */
export function formatWhen({ startsAt, endsAt }: { startsAt: Moment; endsAt: Moment }, language: ClientLanguage): string {
  const { time, clock: clocks } = language.words
  const day = (moment: Moment) => write(moment, language.locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const isAmbiguous = [startsAt, endsAt].some(comesTwice)
  const clock = (moment: Moment) => (isAmbiguous ? withSeason(moment, language) : bareClock(moment, language))
  const [first, last] = [day(startsAt), day(justBefore(endsAt))]
  const span =
    first === last
      ? fill(clocks.daySpan, {
          day: first,
          hours: fill(isAmbiguous ? time.overnight : time.hours, { from: clock(startsAt), to: clock(endsAt) }),
        })
      : fill(time.overnight, {
          from: atClock({ day: first, moment: startsAt, isAmbiguous, text: clocks.dayAt }, language),
          to: atClock({ day: last, moment: endsAt, isAmbiguous, text: clocks.dayAt }, language),
        })
  const told = isAmbiguous ? span : withClockChange(span, clockShift({ startsAt, endsAt }), language)
  return asOnSite(placed(told, startsAt, language))
}

/** `Fri 4 Dec 2026, 7 pm, Brisbane time` */
export const formatStart = (moment: Moment, language: ClientLanguage): string =>
  placed(tellDay(moment, language, { hasYear: true }), moment, language)

/** `Tue 24 Nov, 6 am, Brisbane time` */
export const formatDeadline = (moment: Moment, language: ClientLanguage): string => placed(tellDay(moment, language), moment, language)

/** `Sat 5 Dec, 7 pm` and `Brisbane time`. The year is told where it is far from `since`, milliseconds since 1970. */
export const tellStart = (
  moment: Moment,
  { since, language }: { since: number; language: ClientLanguage },
): { when: string; clock: string } => ({
  when: tellDay(moment, language, { hasYear: Math.abs(moment.at - since) >= NEAR_MS }),
  clock: clockName(moment, language),
})

/** `to 10 pm, Brisbane time` */
export const tellEnd = (moment: Moment, language: ClientLanguage): string =>
  fill(language.words.clock.until, { clock: aloneClock(moment, language), zone: clockName(moment, language) })

/** `Saturday 5 December`, as it is called there: a mail may be read days later, and says which Saturday. */
export const formatDay = (moment: Moment, { locale }: ClientLanguage): string =>
  write(moment, locale, { weekday: 'long', day: 'numeric', month: 'long' })

/** `Saturday`, as it is called there: only where it is the next one. */
export const formatWeekday = (moment: Moment, { locale }: ClientLanguage): string => write(moment, locale, { weekday: 'long' })

/** `4 to 8 December 2026`. Days are the place's own: no clock is in them. */
export const formatDays = ({ from, to }: { from: string; to: string }, { locale, words }: ClientLanguage): string =>
  formatLocalRange({ from, to }, locale, { day: 'numeric', month: 'long', year: 'numeric' }).replaceAll(/\s*[–—]\s*/g, words.time.to)

/** `Brisbane time` */
export const clockName = ({ place }: Pick<Moment, 'place'>, { locale, words }: ClientLanguage): string =>
  fill(words.time.zone, { city: tellCity(String(new StrangersText(place)), { locale }) })

/** `3½ hours` */
export const lengthWords = ({ startsAt, endsAt }: { startsAt: Moment; endsAt: Moment }, language: ClientLanguage): string =>
  hoursWords((endsAt.at - startsAt.at) / 3_600_000, language)

export const hoursWords = (hours: number, { words }: ClientLanguage): string => formatDuration(hours, words)

/** `Dinner, 3½ hours` */
export const serviceWords = (
  booking: { startsAt: Moment; endsAt: Moment; spoken: { service: string } },
  language: ClientLanguage,
): string => fill(language.words.facts.service, { service: booking.spoken.service, duration: lengthWords(booking, language) })

/** `Sat 5 Dec, 7 pm` */
function tellDay(moment: Moment, language: ClientLanguage, { hasYear = false } = {}): string {
  const { locale, words } = language
  const day = fill(words.time.day, {
    weekday: write(moment, locale, { weekday: 'short' }),
    date: write(moment, locale, { day: 'numeric', month: 'short', ...(hasYear ? { year: 'numeric' } : {}) }),
  })
  return asOnSite(atClock({ day, moment, isAmbiguous: comesTwice(moment) }, language))
}

/** `Sat 5 Dec, 7:00 pm` */
function atClock(
  { day, moment, isAmbiguous, text }: { day: string; moment: Moment; isAmbiguous: boolean; text?: string },
  language: ClientLanguage,
): string {
  const { time } = language.words
  const at = fill(text ?? time.at, { day, clock: bareClock(moment, language) })
  return isAmbiguous ? fill(time.season, { clock: at, season: seasonOf(moment, language.locale) }) : at
}

const bareClock = (moment: Moment, { locale }: ClientLanguage): string => write(moment, locale, { hour: 'numeric', minute: '2-digit' })

const aloneClock = (moment: Moment, language: ClientLanguage): string =>
  comesTwice(moment)
    ? asOnSite(withSeason(moment, language))
    : asOnSite(fill(language.words.clock.alone, { clock: bareClock(moment, language) }))

const withSeason = (moment: Moment, language: ClientLanguage): string =>
  fill(language.words.time.season, {
    clock: fill(language.words.clock.alone, { clock: bareClock(moment, language) }),
    season: seasonOf(moment, language.locale),
  })

const placed = (time: string, moment: Moment, language: ClientLanguage): string =>
  fill(language.words.clock.placed, { time, zone: clockName(moment, language) })
