import { bookingRequestSchema, type ClientDetails } from '../../../tenants/contract/booking.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { cleanLine, cleanMessage, cutText } from '../../../tenants/contract/clean-text.ts'
import { ENTRY_PRICE_MAX, ENTRY_SERVICE_LENGTH_MAX } from '../../../tenants/contract/diary-limits.ts'
import {
  BOOKING_ADDRESS_LENGTH_MAX,
  BOOKING_ADVANCE_DAYS_MAX,
  BOOKING_HOURS_MAX,
  BOOKING_MESSAGE_LENGTH_MAX,
  BOOKING_NAME_LENGTH_MAX,
} from '../../../tenants/contract/limits.ts'
import { parseLocalTime, toInstant } from '../../../tenants/contract/local-time.ts'
import { goesOnBefore } from '../../http/next-place.ts'
import { currentLegs, type Place, placeOf } from '../../http/place-of.ts'
import { dayOf } from '../../http/plan-start.ts'
import { formatDays } from '../reports/report-week.ts'
import { CLOCKS_CHANGE } from './plan-block.ts'

/** What the form sends, as it was typed. */
export const ENTRY_FIELDS = ['service', 'startsAt', 'hours', 'city', 'price', 'name', 'phone', 'email', 'address', 'message'] as const
export type EntryField = (typeof ENTRY_FIELDS)[number]
export type EntryForm = Record<EntryField, string> & { isTold: boolean; withoutDeposit: boolean }

export const EMPTY_ENTRY: EntryForm = {
  ...{ service: '', startsAt: '', hours: '', city: '', price: '', name: '', phone: '', email: '', address: '', message: '' },
  ...{ isTold: false, withoutDeposit: false },
}

export type EntryProblems = Partial<Record<EntryField | 'isTold', string>>

export interface PlannedEntry {
  serviceName: string
  startsAt: Date
  endsAt: Date
  priceCents: number | null
  place: Place
  /** Null: she has named nobody. An empty email: she knows none. */
  client: ClientDetails | null
  /** The confirmation says nothing of a deposit. */
  withoutDeposit: boolean
}

interface Asking {
  rules: BookingRules
  locale: string
  now: Date
}

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/**
 * An appointment agreed by phone or text, or what is wrong with the form, each in a sentence beside its field. Her openings and her notice are for
 * strangers: she may enter any time that is to come, but in no city where she is not. Pure.
 */
export function planEntry(form: EntryForm, { rules, locale, now }: Asking): { entry: PlannedEntry } | { problems: EntryProblems } {
  const problems: EntryProblems = {}
  const serviceName = cutText(cleanLine(form.service), ENTRY_SERVICE_LENGTH_MAX)
  if (serviceName === '') problems.service = 'Say what it is, e.g. Dinner.'
  const hours = Number(form.hours)
  if (!(hours >= 0.5 && hours <= BOOKING_HOURS_MAX && Number.isInteger(hours * 2))) problems.hours = 'Choose full or half hours.'
  const price = form.price.trim() === '' ? null : Number(form.price.replaceAll(/[\s,$]/g, ''))
  if (price !== null && !(price >= 0 && price <= ENTRY_PRICE_MAX && Number.isInteger(price)))
    problems.price = 'Write a whole amount, e.g. 1500.'
  const time = planTime(form, { rules, locale, now })
  if ('problems' in time) Object.assign(problems, time.problems)
  const client = planClient(form)
  if ('problems' in client) Object.assign(problems, client.problems)
  if (Object.keys(problems).length > 0 || 'problems' in time || 'problems' in client) return { problems }
  const { start, place } = time
  const end = start + hours * HOUR_MS
  const goesOnTo = goesOnBefore(end, time, rules)
  if (goesOnTo !== undefined) return { problems: { hours: onYourWay(goesOnTo) } }
  return {
    entry: {
      serviceName,
      startsAt: new Date(start),
      endsAt: new Date(end),
      priceCents: price === null ? null : price * 100,
      place,
      client: client.client,
      withoutDeposit: form.withoutDeposit,
    },
  }
}

/** Another time for one, in the city it has, for as long (`hours`); or what is wrong with it. Pure. */
export function planMove(
  { hours, ...asked }: Pick<EntryForm, 'startsAt' | 'city'> & { hours: number },
  at: Asking,
): { startsAt: Date } | { problem: string } {
  const time = planTime(asked, at)
  if ('problems' in time) return { problem: Object.values(time.problems)[0] ?? 'Choose another time.' }
  const goesOnTo = goesOnBefore(time.start + hours * HOUR_MS, time, at.rules)
  return goesOnTo === undefined ? { startsAt: new Date(time.start) } : { problem: onYourWay(goesOnTo) }
}

const onYourWay = (city: string): string => `Before it ends you are on your way to ${city}.`

function planTime(
  { startsAt, city }: Pick<EntryForm, 'startsAt' | 'city'>,
  { rules, locale, now }: Asking,
): { start: number; place: Place; day: string } | { problems: EntryProblems } {
  const local = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(startsAt.slice(0, 16)) ? parseLocalTime(startsAt) : undefined
  if (local === undefined) return { problems: { startsAt: 'Choose a day and an hour.' } }
  const booking = { ...rules, tour: currentLegs(rules.tour, now) }
  const day = dayOf({ local, city }, booking)
  const place = placeOf({ city, day }, booking)
  if ('places' in place) return { problems: { city: 'Choose one of your cities.' } }
  if ('legs' in place) {
    const days = place.legs.map((leg) => `${leg.city} ${leg.from === leg.to ? 'on' : 'from'} ${formatDays(leg, locale)}`).join(', ')
    return { problems: { city: `You are not in ${city} that day: ${days}.` } }
  }
  const start = toInstant(local, place.timeZone)
  if (start === undefined) return { problems: { startsAt: CLOCKS_CHANGE } }
  if (start <= now.getTime()) return { problems: { startsAt: 'That time has already passed.' } }
  if (start > now.getTime() + BOOKING_ADVANCE_DAYS_MAX * DAY_MS) return { problems: { startsAt: 'That is too far ahead.' } }
  return { start, place, day }
}

/** As the booking form checks a client, but nothing has to be known. */
function planClient(form: EntryForm): { client: ClientDetails | null } | { problems: EntryProblems } {
  const name = cutText(cleanLine(form.name), BOOKING_NAME_LENGTH_MAX)
  const address = cutText(cleanLine(form.address), BOOKING_ADDRESS_LENGTH_MAX)
  const message = cutText(cleanMessage(form.message), BOOKING_MESSAGE_LENGTH_MAX)
  const phone = bookingRequestSchema.shape.phone.safeParse(form.phone)
  const email = form.email.trim() === '' ? undefined : bookingRequestSchema.shape.email.safeParse(form.email)
  const problems: EntryProblems = {
    ...(phone.success ? {} : { phone: 'Check the phone number, or leave it empty.' }),
    ...(email === undefined || email.success ? {} : { email: 'Check the email address, or leave it empty.' }),
    ...(form.isTold && email === undefined ? { email: 'To send a confirmation, an email address is needed.' } : {}),
  }
  if (Object.keys(problems).length > 0) return { problems }
  const known = { phone: phone.success ? (phone.data ?? null) : null, email: email?.success ? email.data : '' }
  if ([name, address, message, known.email].every((text) => text === '') && known.phone === null) return { client: null }
  return { client: { name: name || 'Client', ...known, address: address || null, message: message || null } }
}
