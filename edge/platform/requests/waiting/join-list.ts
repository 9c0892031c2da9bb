import { selectBookingRules } from '../../../../db/queries/booking-rules.ts'
import { selectReportTenant } from '../../../../db/queries/report-facts.ts'
import { withTenant } from '../../../../db/queries/with-tenant.ts'
import { bookingRequestSchema } from '../../../../tenants/contract/booking.ts'
import type { BookingRules } from '../../../../tenants/contract/booking-rules.ts'
import { cleanShort } from '../../../../tenants/contract/clean-text.ts'
import { BOOKING_CITY_LENGTH_MAX, BOOKING_HOURS_MAX } from '../../../../tenants/contract/limits.ts'
import { languageFor } from '../../../../tenants/contract/site-language.ts'
import { wordsOf } from '../../../../tenants/contract/words/catalogues.ts'
import { languageOf } from '../../../../tenants/contract/words/languages.ts'
import type { Words } from '../../../../tenants/contract/words/words.ts'
import { limitReads } from '../../../http/limit-reads.ts'
import { nextLegs } from '../../../http/next-legs.ts'
import { connectOnce } from '../../postgres/with-postgres.ts'
import { putOnList } from './put-on-list.ts'

/** Of the page that somebody comes from: its locale, and what the paths of its language begin with. */
export interface PageLanguage {
  lang: string
  prefix: string
}

/** What the form of a waiting list has, as it came. */
export interface ListForm extends Partial<PageLanguage> {
  city: string
  email: string
  /** The network it came from, under the day's salt; null: no salt could be had. */
  networkHash: string | null
  /** The shortest that her site takes a booking for. */
  hours: number
}

/** A city of her tour that is still to come, in what the page says of it. */
export interface ListedLeg {
  city: string
  from: string
  to: string
  timeZone: string
}

export interface ListFacts {
  locale: string
  /** Undefined: her rules are not known. */
  rules: BookingRules | undefined
  /** Of each city the leg that is next or running. */
  legs: ListedLeg[]
}

/** The same as somebody reads it who comes from a page of hers. */
export interface SpokenFacts extends ListFacts {
  words: Words
  prefix: string
}

/** In the language of that page; where there are no words in it, or a site of the version before names none, in her first. */
export function spokenTo(facts: ListFacts, { lang = '', prefix = '' }: Partial<PageLanguage>): SpokenFacts {
  const locale = languageOf(lang) ? lang : facts.locale
  return { ...facts, locale, words: wordsOf(locale), prefix }
}

/** asked: whoever it is, and whether or not the address is on the list. */
export type Joined = { outcome: 'asked' | 'no_leg' | 'too_often' } | { outcome: 'invalid'; error: string }

/** In its turn among visitors: anybody can ask without end. */
export async function readListFacts(env: PlatformEnv, tenantId: string, now: Date): Promise<ListFacts> {
  const [rules, tenant] = await limitReads('visitors', () =>
    connectOnce(env, (sql) =>
      withTenant(sql, { tenantId, role: 'companion_read' }, (tx) =>
        Promise.all([selectBookingRules(tx, tenantId), selectReportTenant(tx, tenantId)]),
      ),
    ),
  )
  return {
    locale: tenant ? languageFor(null, tenant.siteLanguages, tenant.locale).locale : 'en-AU',
    rules,
    legs: nextLegs(rules?.tour ?? [], now),
  }
}

/** The leg that an address names. */
export function legNamed(legs: readonly ListedLeg[], city: string): ListedLeg | undefined {
  const named = cleanShort(city, BOOKING_CITY_LENGTH_MAX)?.toLowerCase()
  return legs.find((leg) => leg.city.toLowerCase() === named)
}

/** Puts an address on the list of a leg, where it waits for its yes. Throws where Postgres is away. The caller sends the mails. */
export async function joinList(
  env: PlatformEnv,
  tenantId: string,
  { facts, form }: { facts: SpokenFacts; form: ListForm },
): Promise<Joined> {
  const leg = legNamed(facts.legs, form.city)
  if (!leg) return { outcome: 'no_leg' }
  const parsed = bookingRequestSchema.shape.email.safeParse(form.email)
  if (!parsed.success) return { outcome: 'invalid', error: sentence(parsed.error.issues[0]?.message, facts) }
  const listed = {
    city: leg.city,
    legFrom: leg.from,
    legTo: leg.to,
    timeZone: leg.timeZone,
    hours: Math.min(Math.max(form.hours, 0.5), BOOKING_HOURS_MAX),
  }
  return {
    outcome: await putOnList(env, tenantId, {
      waiter: { email: parsed.data, networkHash: form.networkHash, language: facts.locale },
      listed,
    }),
  }
}

const sentence = (message: string | undefined, { words: { fields } }: SpokenFacts): string =>
  message === 'emailLetters' || message === 'emailMissing' ? fields[message] : fields.email
