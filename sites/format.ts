import { formatDurationAlone } from '../tenants/contract/format-duration.ts'
import { formatLocalRange } from '../tenants/contract/format-local.ts'
import { madeOnce } from '../tenants/contract/made-once.ts'
import type { Tenant } from '../tenants/contract/tenant.ts'
import type { Words } from '../tenants/contract/words/words.ts'

type Money = Pick<Tenant, 'locale' | 'currency'>

/** Whole units of the tenant's currency: `$1,500`. */
export function formatPrice(price: number, { locale, currency }: Money): string {
  return pricesIn(locale, currency).format(price)
}

const pricesIn = madeOnce(
  (locale: string, currency: string) => new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }),
)

export const formatHours = (hours: number, words: Pick<Words, 'time' | 'services'>): string =>
  hours === 24 ? words.services.aDay : formatDurationAlone(hours, words)

/** Two calendar days: `4 – 8 December 2026`. */
export function formatDays({ from, to }: { from: string; to: string }, locale: string): string {
  return formatLocalRange({ from, to }, locale, { day: 'numeric', month: 'long', year: 'numeric' })
}

/** Several stays in one place: `4 – 8 December 2026 and 3 – 5 January 2027`. */
export const formatStays = (legs: readonly { from: string; to: string }[], locale: string): string =>
  allOf(
    legs.map((leg) => formatDays(leg, locale)),
    locale,
  )

const WEEKDAY = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/
/** A phrase of hers inside a sentence: `Daily, 10 am to 8 pm` -> `daily, …`. A weekday and a name of more than one capital keep theirs, and so does every other language: German nouns have capitals. */
export const withinSentence = (phrase: string, locale: string): string =>
  !isEnglish(locale) || WEEKDAY.test(phrase) || /^\S*[A-Z]\S*[A-Z]/.test(phrase) ? phrase : phrase.charAt(0).toLowerCase() + phrase.slice(1)

/** `a, b or c` */
export const eitherOf = (parts: readonly string[], locale: string): string => listsIn(locale, 'disjunction').format(parts)

/** `a, b and c` */
export const allOf = (parts: readonly string[], locale: string): string => listsIn(locale, 'conjunction').format(parts)

const listsIn = madeOnce((locale: string, type: Intl.ListFormatType) => new Intl.ListFormat(locale, { type }))

const isEnglish = (locale: string): boolean => locale.split('-')[0] === 'en'
