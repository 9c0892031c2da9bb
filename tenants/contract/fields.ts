import * as z from 'zod'
import { SLUG_LENGTH_MAX } from './limits.ts'
import { madeOnce } from './made-once.ts'
import { SLUG, SLUG_MEANING } from './slug.ts'
import { PREVIEW_PREFIX } from './urls.ts'
import { LANGUAGES, languageOf } from './words/languages.ts'

// Field types that more than one file of a tenant uses.

/** Host labels and folder names that the platform keeps for itself. */
export const RESERVED_SLUGS = [
  'www',
  'admin',
  'api',
  'app',
  'mail',
  'platform',
  'dispatch',
  'contract',
  'edit',
  'load',
  'markdown',
  'status',
  'help',
  'support',
  'blog',
  'static',
  'assets',
  'cdn',
  'preview',
  'test',
  'localhost',
  'dashboard',
  'account',
  'login',
] as const

export const slugSchema = z.string().max(SLUG_LENGTH_MAX).regex(SLUG, SLUG_MEANING)

export const tenantSlugSchema = slugSchema.refine(
  (slug) => !RESERVED_SLUGS.includes(slug as (typeof RESERVED_SLUGS)[number]) && !slug.startsWith(PREVIEW_PREFIX),
  { error: 'a name that the platform does not keep for itself' },
)

export const colorSchema = z.string().regex(/^#[0-9a-f]{6}$/i, 'a colour as #rrggbb, e.g. "#7a1f3d"')

export const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day as HH:MM, e.g. "10:00"')

export const dateSchema = z.iso.date({ error: 'a date as YYYY-MM-DD, e.g. "2026-12-04"' })

const LOCAL_DATE_TIME = 'a local date and time as YYYY-MM-DDTHH:MM, e.g. "2026-12-24T00:00"'
export const localDateTimeSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, LOCAL_DATE_TIME)
  .refine((text) => isRealDay(text.slice(0, 10)), { error: 'a day that the calendar has, e.g. "2026-12-24T00:00"' })

export const timeZoneSchema = z.string().refine(isTimeZone, { error: 'an IANA time zone, e.g. "Australia/Sydney"' })

/** A language that the site's own words are in: a page that calls itself something else would be read out wrongly, and found wrongly. */
export const localeSchema = z.string().refine(isLocale, {
  error: `a language that the site has words for (${LANGUAGES.join(', ')}), with a country if it matters, e.g. "en-AU" or "de"`,
})

/** Languages beside the first one. */
export const translationsSchema = z
  .array(localeSchema)
  .max(LANGUAGES.length - 1)
  .default([])

export const countrySchema = z.string().refine((country) => /^[A-Z]{2}$/.test(country) && isRegion(country), {
  error: 'a country by its two letters (ISO 3166), e.g. "AU"',
})

export const currencySchema = z.string().refine((currency) => Intl.supportedValuesOf('currency').includes(currency), {
  error: 'a currency by its three letters (ISO 4217), e.g. "AUD"',
})

/** E.164 allows fifteen digits: https://www.itu.int/rec/T-REC-E.164 */
export const phoneSchema = z
  .string()
  .max(30)
  .refine((phone) => /^\+?[\d\s().-]+$/.test(phone) && /^\d{8,15}$/.test(phone.replaceAll(/\D/g, '')), {
    error: 'a phone number of 8 to 15 digits, in quotes, e.g. "+61 400 000 000"',
  })

/** A file name and nothing else: no folder, no climbing out of the tenant's folder. */
export const fileNameSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'a plain file name without folders, e.g. "garden.jpg"')
  .refine((name) => !name.includes('..'), { error: 'a plain file name without ".."' })

/** RFC 1123: labels of letters, digits and inner hyphens, at least two of them, no port. */
export const hostNameSchema = z
  .string()
  .max(253)
  .regex(
    /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/,
    'a host name in lower case without "https://" and "www.", e.g. "claire.example"',
  )
  .refine((host) => !host.startsWith('www.'), { error: 'a host name without "www.": that one leads here by itself' })

/** A fraction of a photo's width or height, measured from the left or the top. */
export const fractionSchema = z.number().min(0).max(1)

function isLocale(locale: string): boolean {
  const language = languageOf(locale)
  if (language === undefined) return false
  const region = locale.slice(language.length + 1)
  return region === '' ? locale === language : /^[A-Z]{2}$/.test(region) && isRegion(region)
}

/** Intl takes "+10:00" too: that is no zone, its clocks never change. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** 30 February has the right form and is no day. */
function isRealDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00Z`)
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(day)
}

/** Whether it is a country or territory that has a name. "ZZ" is the code for none. */
function isRegion(code: string): boolean {
  return code !== 'ZZ' && regionNames().of(code) !== undefined
}

const regionNames = madeOnce(() => new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }))
