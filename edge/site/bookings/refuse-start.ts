import type { Rejection } from '../../../tenants/contract/booking.ts'
import type { Leg } from '../../../tenants/contract/booking-rules.ts'
import { formatClock } from '../../../tenants/contract/format-span.ts'
import { cityName } from '../../../tenants/contract/words/city-names.ts'
import { fill } from '../../../tenants/contract/words/words.ts'
import { isSame } from '../../http/place-of.ts'
import type { StartRefusal } from '../../http/plan-start.ts'
import type { SiteRules } from './plan-booking.ts'
import { tellNight, tellPlaces } from './tell-places.ts'

type Telling = Pick<SiteRules, 'language' | 'now' | 'booking'>

/** What the form says beside the field. */
export function refuseStart(refusal: StartRefusal, telling: Telling): Rejection {
  const isCity = refusal.why === 'elsewhere' && 'places' in refusal.none
  return invalid(isCity ? 'city' : refusal.why === 'service' ? 'service' : 'startsAt', tellRefusal(refusal, telling))
}

function tellRefusal(refusal: StartRefusal, telling: Telling): string {
  const { fields } = telling.language.words
  switch (refusal.why) {
    case 'elsewhere':
      return tellPlaces(refusal.none, telling)
    case 'service':
      return tellServices(refusal.leg, telling)
    case 'night':
      return tellNight(refusal, telling)
    case 'clocks_change':
      return fields.clocksChange
    case 'notice':
      return fill(fields.notice, { hours: refusal.hours })
    case 'too_far':
      return fields.earlier
    case 'closed':
      return tellOpenings(refusal.hours, telling)
    case 'blocked':
      return fields.away
    case 'arrives':
      return fill(fields.arrives, {
        city: cityName(refusal.leg.city, telling.language.locale),
        time: clockOf(refusal.leg.arrives, telling),
      })
    case 'goes_on':
      return fill(fields.goesOn, { city: cityName(refusal.city, telling.language.locale) })
    case 'leaves':
      return fill(fields.leaves, { city: cityName(refusal.leg.city, telling.language.locale), time: clockOf(refusal.leg.leaves, telling) })
  }
}

/** Not in that city, whichever day it is: none of her legs there has it. Undefined: it can be asked for. Pure. */
export function refuseService(
  { service, city = '' }: { service: string; city?: string | undefined },
  telling: Telling,
): Rejection | undefined {
  const legs = isSame(city, telling.booking.city) ? [] : telling.booking.tour.filter((leg) => isSame(leg.city, city))
  const [leg] = legs
  if (!leg || legs.some(({ services }) => services?.includes(service) ?? true)) return undefined
  return invalid('service', tellServices({ ...leg, services: legs.flatMap(({ services = [] }) => services) }, telling))
}

/** `In Melbourne you can book: Dinner date.` */
export function tellServices({ city, services = [] }: Leg, { language, booking }: Pick<Telling, 'language' | 'booking'>): string {
  const names = booking.services.filter(({ id }) => services.includes(id)).map(({ id, name }) => language.services?.[id] ?? name)
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' }).format(names)
  return fill(language.words.fields.serviceThere, { city: cityName(city, language.locale), services: list })
}

/** `16:30` as the form's own times are told: `4:30 pm`. */
const clockOf = (time: string | undefined, { language: { locale } }: Pick<Telling, 'language'>): string =>
  time === undefined ? '' : formatClock(`2026-01-01T${time}`, locale)

function tellOpenings(hours: readonly { from: string; to: string }[], { language }: Telling): string {
  const { fields } = language.words
  if (hours.length === 0) return fields.otherWeekday
  const each = hours.map(({ from, to }) => fill(fields.opening, { from: clockOf(from, { language }), to: clockOf(to, { language }) }))
  return fill(fields.openings, { openings: new Intl.ListFormat(language.locale, { type: 'disjunction' }).format(each) })
}

export const invalid = (field: string, message: string): Rejection => ({ reason: 'invalid_fields', fields: { [field]: message } })
