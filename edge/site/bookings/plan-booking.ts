import type { BookingRequest, Rejection } from '../../../tenants/contract/booking.ts'
import { formatDuration } from '../../../tenants/contract/format-duration.ts'
import { BOOKING_FILL_SECONDS_MIN } from '../../../tenants/contract/limits.ts'
import { parseLocalTime } from '../../../tenants/contract/local-time.ts'
import type { Manifest, ManifestLanguage } from '../../../tenants/contract/manifest.ts'
import { isVisit, priceOf } from '../../../tenants/contract/prices.ts'
import { fill } from '../../../tenants/contract/words/words.ts'
import { planStart, type StartRules, startRules } from '../../http/plan-start.ts'
import { invalid, refuseService, refuseStart } from './refuse-start.ts'

/** What a request is read by. */
export interface SiteRules extends StartRules<Manifest['booking']> {
  /** In which a refusal is said. */
  language: Pick<ManifestLanguage, 'locale' | 'words' | 'services'>
}

export const siteRules = (booking: Manifest['booking'], { language, now }: Pick<SiteRules, 'language' | 'now'>): SiteRules => ({
  ...startRules(booking, now),
  language,
})

export interface PlannedBooking {
  service: string
  serviceName: string
  /** Instants, ISO 8601 in UTC. */
  startsAt: string
  endsAt: string
  city: string
  /** Of that city. */
  timeZone: string
  /** As her site states it for that time and place; null: on request. */
  priceCents: number | null
  /** She comes to the client. */
  isVisit: boolean
}

/** What of a request decides whether it is taken, and for how much. */
type Asked = Pick<BookingRequest, 'service' | 'startsAt' | 'hours' | 'city' | 'address' | 'shownAt'>

/** Whether she takes this request: the right service, a time that exists, in her hours, where she is then, soon enough and not too soon. Pure. */
export function planBooking(request: Asked, rules: SiteRules): PlannedBooking | Rejection {
  const { now, language } = rules
  if (request.shownAt !== undefined && now.getTime() - request.shownAt < BOOKING_FILL_SECONDS_MIN * 1000) return { reason: 'automated' }
  const service = planService(request, rules)
  if ('reason' in service) return service
  const refused = refuseService(request, rules)
  if (refused) return refused
  const local = parseLocalTime(request.startsAt)
  if (local === undefined) return invalid('startsAt', language.words.fields.time)
  const planned = planStart({ local, hours: request.hours, city: request.city, service: service.id }, rules)
  if ('why' in planned) return refuseStart(planned, rules)
  const { start, end, place } = planned
  const priced = { hours: request.hours, hasAddress: request.address !== undefined, place }
  const price = priceOf(service.prices, priced)
  return {
    service: service.id,
    serviceName: service.name,
    priceCents: price === null ? null : price * 100,
    isVisit: place.outcall && isVisit(service.prices, priced),
    city: place.city,
    timeZone: place.timeZone,
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(end).toISOString(),
  }
}

type Service = Manifest['booking']['services'][number]

/** The service that is asked for, if it can be had for so long. */
export function planService(
  { service: id, hours }: { service: string; hours: number },
  {
    booking: { services, policy },
    language: { words },
  }: { booking: Pick<Manifest['booking'], 'services' | 'policy'>; language: Pick<SiteRules['language'], 'words'> },
): Service | Rejection {
  const { fields } = words
  const service = services.find((each) => each.id === id)
  if (!service) return invalid('service', fields.serviceGone)
  if (hours < service.hoursMin) return invalid('hours', fill(fields.hoursMin, { duration: formatDuration(service.hoursMin, words) }))
  if (hours > policy.hoursMax) return invalid('hours', fill(fields.hoursMax, { duration: formatDuration(policy.hoursMax, words) }))
  return service
}
