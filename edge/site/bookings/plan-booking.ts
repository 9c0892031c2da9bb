import type { BookingRequest, Rejection } from '../../../tenants/contract/booking.ts'
import { BOOKING_FILL_SECONDS_MIN } from '../../../tenants/contract/limits.ts'
import { parseLocalTime } from '../../../tenants/contract/local-time.ts'
import type { Manifest } from '../../../tenants/contract/manifest.ts'
import { priceOf } from '../../../tenants/contract/prices.ts'
import { invalid, planStart, startRules } from './plan-start.ts'

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
}

/** Whether she takes this request: the right service, a time that exists, in her hours, where she is then, soon enough and not too soon. Pure. */
export function planBooking(
  request: BookingRequest,
  manifest: Pick<Manifest, 'booking' | 'locale'>,
  now: Date,
): PlannedBooking | Rejection {
  if (request.shownAt !== undefined && now.getTime() - request.shownAt < BOOKING_FILL_SECONDS_MIN * 1000) return { reason: 'automated' }
  const service = planService(request, manifest.booking)
  if ('reason' in service) return service
  const local = parseLocalTime(request.startsAt)
  if (local === undefined) return invalid('startsAt', 'Please choose a date and a time.')
  const planned = planStart({ local, hours: request.hours, city: request.city }, startRules(manifest, now))
  if ('reason' in planned) return planned
  const { start, end, place } = planned
  const price = priceOf(service.prices, { hours: request.hours, hasAddress: request.address !== undefined, place })
  return {
    service: service.id,
    serviceName: service.name,
    priceCents: price === null ? null : price * 100,
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
  { services, policy }: Pick<Manifest['booking'], 'services' | 'policy'>,
): Service | Rejection {
  const service = services.find((each) => each.id === id)
  if (!service) return invalid('service', 'Please choose one of the services.')
  if (hours < service.hoursMin) return invalid('hours', `Please choose at least ${tellHours(service.hoursMin)} for this.`)
  if (hours > policy.hoursMax) return invalid('hours', `Please choose at most ${tellHours(policy.hoursMax)}.`)
  return service
}

const tellHours = (hours: number): string => (hours === 0.5 ? 'half an hour' : hours === 1 ? '1 hour' : `${hours} hours`)
