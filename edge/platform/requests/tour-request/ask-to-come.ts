import type { BookingRules } from '../../../../tenants/contract/booking-rules.ts'
import { cleanShort } from '../../../../tenants/contract/clean-text.ts'
import { BOOKING_CITY_LENGTH_MAX, TOUR_REQUEST_DAYS } from '../../../../tenants/contract/limits.ts'
import type { Words } from '../../../../tenants/contract/words/words.ts'
import { addDays } from '../../../http/add-days.ts'
import { localDay } from '../../../http/local-day.ts'
import { type ListedLeg, readListFacts, spokenTo } from '../waiting/join-list.ts'
import { putOnList } from '../waiting/put-on-list.ts'
import { type PlaceAsked, placeAsked } from './place-asked.ts'
import { type AskedService, type AskProblems, type AskTyped, isWish, readAskForm } from './read-ask-form.ts'

/** What comes from the site's Worker: the address, and where the form was sent, its fields. */
export interface Asking {
  city: string
  /** Its field was sent without it. Absent: by a site of the version before. */
  isCityMissing?: boolean
  /** Of several cities of that name; '' where nobody has been asked. */
  zone: string
  /** Locale of the page, and what the paths of its language begin with. */
  lang: string
  prefix: string
  services: AskedService[]
  hoursMax: number
  typed: AskTyped
  /** The address says that it was sent. */
  isSent: boolean
}

/** What the page shows. */
export interface AskFacts
  extends Pick<Asking, 'city' | 'isCityMissing' | 'zone' | 'prefix' | 'services' | 'hoursMax' | 'typed' | 'isSent'> {
  place: PlaceAsked
  rules: BookingRules
  /** Of each city the leg that is next or running. */
  legs: ListedLeg[]
  locale: string
  words: Words
}

/** Throws where Postgres is away. */
export async function readAskFacts(
  env: PlatformEnv,
  tenantId: string,
  { city: named, zone, lang, ...asking }: Asking,
  now: Date,
): Promise<AskFacts> {
  const { rules, legs, locale, words } = spokenTo(await readListFacts(env, tenantId, now), { lang })
  if (!rules) throw new Error('Her rules are not in the database: run npm run migrate.')
  const city = cleanShort(named, BOOKING_CITY_LENGTH_MAX) ?? ''
  return { ...asking, city, zone, place: placeAsked({ city, timeZone: zone }, rules, now), rules, legs, locale, words }
}

export type AskOutcome = { outcome: 'asked' | 'too_often' } | { outcome: 'invalid'; problems: AskProblems }

/** Writes down that somebody asks her to come; until the address says yes she does not see it. Only where the place can be asked for. */
export async function askToCome(
  env: PlatformEnv,
  tenantId: string,
  { place, services, words, typed, locale }: AskFacts & { place: Extract<PlaceAsked, { kind: 'asked' }> },
  { networkHash, now }: { networkHash: string | null; now: Date },
): Promise<AskOutcome> {
  const read = readAskForm(typed, { services, words })
  if (!isWish(read)) return { outcome: 'invalid', problems: read }
  const { name, email, message, service, hours } = read
  const listed = {
    city: place.city,
    timeZone: place.timeZone,
    legFrom: null,
    legTo: null,
    asksUntil: addDays(localDay(now, place.timeZone).day, TOUR_REQUEST_DAYS),
    serviceId: service.id,
    serviceName: service.name,
    hours,
  }
  return { outcome: await putOnList(env, tenantId, { waiter: { name, email, message, networkHash, language: locale }, listed }) }
}
