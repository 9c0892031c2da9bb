import type { BookingRequest, Rejection } from '../../tenants/contract/booking.ts'
import { BOOKING_ADVANCE_DAYS_MAX, BOOKING_FILL_SECONDS_MIN } from '../../tenants/contract/limits.ts'
import type { Manifest } from '../../tenants/contract/manifest.ts'
import { WEEKDAYS } from '../../tenants/contract/weekdays.ts'
import { isBlocked } from '../availability/plan-free-starts.ts'
import { parseLocalTime, toInstant } from './local-time.ts'
import { placeOf } from './place-of.ts'

const HOUR_MS = 3_600_000

export interface PlannedBooking {
  service: string
  serviceName: string
  /** Instants, ISO 8601 in UTC. */
  startsAt: string
  endsAt: string
  city: string
  /** Of that city. */
  timeZone: string
  /** Of the service for its usual time; another time is another price, which she names. */
  priceCents: number | null
}

/** Whether she takes this request: the right service, a time that exists, in her hours, soon enough and not too soon. Pure. */
export function planBooking(request: BookingRequest, { booking }: Pick<Manifest, 'booking'>, now: Date): PlannedBooking | Rejection {
  if (request.shownAt !== undefined && now.getTime() - request.shownAt < BOOKING_FILL_SECONDS_MIN * 1000) return { reason: 'automated' }
  const service = booking.services.find(({ id }) => id === request.service)
  if (!service) return invalid('service', 'Please choose one of the services.')
  const local = parseLocalTime(request.startsAt)
  if (local === undefined) return invalid('startsAt', 'Please choose a date and a time.')
  const { city, timeZone } = placeOf({ city: request.city, date: new Date(local).toISOString().slice(0, 10) }, booking)
  const start = toInstant(local, timeZone)
  if (start === undefined) return invalid('startsAt', 'The clocks change at that moment. Please choose another time.')
  const problem =
    timeProblem({ local, start, now }, booking.policy) ?? durationProblem(request.hours, service.hoursMin, booking.policy.hoursMax)
  if (problem) return problem
  if (isBlocked({ start, end: start + request.hours * HOUR_MS }, booking))
    return invalid('startsAt', 'I am away at that time. Please choose another.')
  return {
    service: service.id,
    serviceName: service.name,
    priceCents: service.price !== undefined && request.hours === service.hours ? service.price * 100 : null,
    city,
    timeZone,
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + request.hours * HOUR_MS).toISOString(),
  }
}

const invalid = (field: string, message: string): Rejection => ({ reason: 'invalid_fields', fields: { [field]: message } })

function timeProblem(
  { local, start, now }: { local: number; start: number; now: Date },
  policy: Manifest['booking']['policy'],
): Rejection | undefined {
  const hoursAhead = (start - now.getTime()) / HOUR_MS
  if (hoursAhead < policy.noticeHours) return invalid('startsAt', `Please choose a time at least ${policy.noticeHours} hours from now.`)
  if (hoursAhead > BOOKING_ADVANCE_DAYS_MAX * 24) return invalid('startsAt', 'Please choose an earlier date.')
  const clock = new Date(local)
  const weekday = WEEKDAYS[(clock.getUTCDay() + 6) % 7]
  const time = clock.toISOString().slice(11, 16)
  const today = policy.openings.filter(({ days }) => weekday !== undefined && days.includes(weekday))
  if (today.some(({ from, to }) => from <= time && time <= to)) return undefined
  const hours = today.map(({ from, to }) => `between ${from} and ${to}`).join(' or ')
  return invalid('startsAt', hours === '' ? 'Please choose another day of the week.' : `Please choose a start ${hours}.`)
}

function durationProblem(hours: number, hoursMin: number, hoursMax: number): Rejection | undefined {
  if (hours < hoursMin) return invalid('hours', `Please choose at least ${hoursMin} hours for this.`)
  if (hours > hoursMax) return invalid('hours', `Please choose at most ${hoursMax} hours.`)
  return undefined
}
