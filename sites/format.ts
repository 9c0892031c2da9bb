import { formatLocalRange } from '../tenants/contract/format-local.ts'
import { formatDuration } from '../tenants/contract/tell-request.ts'
import type { Tenant } from '../tenants/contract/tenant.ts'
import type { Words } from '../tenants/contract/words/words.ts'

type Money = Pick<Tenant, 'locale' | 'currency'>

/** Whole units of the tenant's currency: `$1,500`. */
export function formatPrice(price: number, { locale, currency }: Money): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(price)
}

export const formatHours = (hours: number, { services }: Words): string => (hours === 24 ? services.aDay : formatDuration(hours))

/** Two calendar days: `4 – 8 December 2026`. */
export function formatDays({ from, to }: { from: string; to: string }, locale: string): string {
  return formatLocalRange({ from, to }, locale, { day: 'numeric', month: 'long', year: 'numeric' })
}

const WEEKDAY = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/
/** A phrase of hers inside a sentence: `Daily, 10 am to 8 pm` -> `daily, …`. A weekday and a name of more than one capital keep theirs. */
export const withinSentence = (phrase: string): string =>
  WEEKDAY.test(phrase) || /^\S*[A-Z]\S*[A-Z]/.test(phrase) ? phrase : phrase.charAt(0).toLowerCase() + phrase.slice(1)

/** `a, b or c` */
export const eitherOf = (parts: readonly string[], locale: string): string =>
  new Intl.ListFormat(locale, { type: 'disjunction' }).format(parts)
