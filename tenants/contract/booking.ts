import * as z from 'zod/mini'
import { cleanEmail } from './clean-email.ts'
import { cleanPhone, EXTENSION_LENGTH, isShortPhone, PHONE } from './clean-phone.ts'
import { cleanLine, cleanMessage, lengthOf } from './clean-text.ts'
import {
  BOOKING_ADDRESS_LENGTH_MAX,
  BOOKING_CITY_LENGTH_MAX,
  BOOKING_EMAIL_LENGTH_MAX,
  BOOKING_HOURS_MAX,
  BOOKING_MESSAGE_LENGTH_MAX,
  BOOKING_NAME_LENGTH_MAX,
  BOOKING_PHONE_LENGTH_MAX,
  IDEMPOTENCY_KEY_LENGTH_MAX,
  SLUG_LENGTH_MAX,
} from './limits.ts'
import { SLUG } from './slug.ts'
import type { EdgeWords } from './words/words.ts'

// A booking request from the form to the row. A message is the key of a sentence, which the edge says in the language of the form.

type Clean = typeof cleanLine
type FieldKey = keyof EdgeWords['fields']

/** A text as it is kept. An empty field of an HTML form is a field that is not there, and what is no text is left to the schema to refuse. */
const cleaned = (clean: Clean) => z.transform((value: unknown) => (typeof value === 'string' ? clean(value) || undefined : value))

/** What zod takes as a message: a key that there is. */
const say = (key: FieldKey): FieldKey => key

const atMost = (lengthMax: number, message: FieldKey) => z.refine<string>((text) => lengthOf(text) <= lengthMax, message)

const required = (message: FieldKey, ...checks: z.core.CheckFn<string>[] | z.core.$ZodCheck<string>[]) =>
  z.pipe(cleaned(cleanLine), z.string(message).check(...checks))

const optional = (lengthMax: number, message: FieldKey, clean: Clean = cleanLine) =>
  z.pipe(cleaned(clean), z.optional(z.string(message).check(atMost(lengthMax, message))))

/** What the form's own field takes, where a mail can be sent to it: a domain with a dot, in its ASCII form, and no stray dot before the @. */
const EMAIL =
  /^(?!\.)(?!.*\.\.)[\w.!#$%&'*+/=?^`{|}~-]*[\w!#$%&'*+/=?^`{|}~-]@([A-Za-z\d][A-Za-z\d-]*\.)+([A-Za-z]{2,}|xn--[A-Za-z\d-]{2,})$/

/** Few mail servers take an address with other letters before the @. https://www.rfc-editor.org/rfc/rfc6531 */
const isWritable = (input: unknown): boolean => typeof input !== 'string' || /^[\x20-\x7e]*(@|$)/.test(input)

export const bookingRequestSchema = z.object({
  /** Name of the client, as she or he likes to be called. */
  name: required('name', atMost(BOOKING_NAME_LENGTH_MAX, 'nameLong')),
  /** Where the answer goes. */
  email: z.pipe(
    cleaned(cleanEmail),
    z
      .email({
        pattern: EMAIL,
        error: ({ input }) => say(input === undefined ? 'emailMissing' : isWritable(input) ? 'email' : 'emailLetters'),
      })
      .check(z.maxLength(BOOKING_EMAIL_LENGTH_MAX, say('email'))),
  ),
  /** Optional phone number. */
  phone: z.pipe(
    cleaned(cleanPhone),
    z.optional(
      z
        .string(say('phone'))
        .check(
          z.maxLength(BOOKING_PHONE_LENGTH_MAX + EXTENSION_LENGTH, say('phone')),
          z.regex(PHONE, { error: ({ input }) => say(isShortPhone(String(input)) ? 'phoneShort' : 'phone') }),
        ),
    ),
  ),
  /** Service id. */
  service: required('service', z.regex(SLUG, say('service')), z.maxLength(SLUG_LENGTH_MAX, say('service'))),
  /** Local date and time at the place of the booking, e.g. "2026-12-04T19:30". */
  startsAt: required('time', z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:00)?$/, say('time'))),
  /** Duration in hours, e.g. 3. */
  hours: z.pipe(
    z.transform((value: unknown) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value)),
    z
      .number(say('hours'))
      .check(z.minimum(0.5, say('hours')), z.maximum(BOOKING_HOURS_MAX, say('hoursLong')), z.multipleOf(0.5, say('hoursHalf'))),
  ),
  /** City, if not her home city. */
  city: optional(BOOKING_CITY_LENGTH_MAX, 'cityLong'),
  /** Where to come to, for a visit at the client’s. */
  address: optional(BOOKING_ADDRESS_LENGTH_MAX, 'addressLong'),
  /** Anything else. */
  message: optional(BOOKING_MESSAGE_LENGTH_MAX, 'messageLong', cleanMessage),
  /** Same key, same request: a repeat is answered, not stored again. */
  idempotencyKey: z.pipe(
    cleaned((key) => key.trim()),
    z.optional(z.string(say('key')).check(z.maxLength(IDEMPOTENCY_KEY_LENGTH_MAX, say('key')), z.regex(/^[\x21-\x7e]+$/, say('key')))),
  ),
  /** Honeypot: a person does not see it. */
  website: z.pipe(cleaned(cleanLine), z.optional(z.undefined(say('honeypot')))),
  /** Answer to a challenge, where one is set up. */
  challenge: optional(4096, 'reload'),
  /** When the form was shown (set by its script), milliseconds since 1970. */
  shownAt: z.pipe(
    z.transform((value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value)),
    z.optional(z.coerce.number(say('reload'))),
  ),
})

export type BookingRequest = z.output<typeof bookingRequestSchema>

/** Where a request came from: copied into the booking so that reports need no visitor's identity. */
export const attributionSchema = z.object({
  /** Variants shown: {"hero-photo.1": "garden"}. */
  variants: z.record(z.string(), z.string()),
})
export type Attribution = z.output<typeof attributionSchema>

/** Who asks, and in which words. Readable at the edge while the request is handled, sealed everywhere else. */
export interface ClientDetails {
  name: string
  email: string
  phone: string | null
  address: string | null
  message: string | null
  /** What she has to ask for: it is a visit that nobody has said where to. Absent: nothing. */
  missing?: 'address' | undefined
}

/** What is asked for. Times are instants. */
export interface BookingDraft {
  tenantId: string
  /** When it reached the edge; stored to the minute, so that it joins no visit. */
  receivedAt: string
  service: string
  /** As the site calls it. */
  serviceName: string
  startsAt: string
  endsAt: string
  bufferMinutes: number
  holdHours: number
  /** The client is asked to confirm the address; until then the hold is short. */
  confirmEmail: boolean
  /** Of the service, if it has one. */
  priceCents: number | null
  city: string
  /** Of that city: the clock in which everybody is told of it. */
  timeZone: string
  attribution: Attribution
  /** Locale of the page it was asked from, in which its client is written to. Absent: a site of the version before. */
  language?: string | undefined
  /** Finds the visit in `sessions` when the row is written; not stored with the booking. */
  visitorId: string | null
  /** The network it came from, under the day's salt: limits and undoes a flood. Null: no salt could be had. */
  networkHash: string | null
}

/** What the outbox keeps and Postgres stores. */
export interface Booking extends BookingDraft {
  reference: string
  idempotencyKey: string
  clientSealed: string
  clientHash: string
  phoneHash: string | null
}

/** What a request can be, in the order in which a companion reads of it. Every request is exactly one of these (db/functions/change_booking.sql). */
export const BOOKING_STATUSES = ['pending', 'confirmed', 'completed', 'declined', 'expired', 'cancelled', 'no_show'] as const
export type BookingStatus = (typeof BOOKING_STATUSES)[number]

/** What a companion reads of a request: its status, but one that waits for the client to pick another time does not wait for her (request_state, db/functions/offers.sql). */
export const REQUEST_STATES = ['pending', 'offered', 'confirmed', 'completed', 'declined', 'expired', 'cancelled', 'no_show'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

/** pending: in Postgres, waiting for her answer. received: durable at the edge, on its way. */
export const BOOKING_ANSWER_STATUS = ['pending', 'received'] as const
export interface BookingAnswer {
  reference: string
  status: (typeof BOOKING_ANSWER_STATUS)[number]
}

/** Why a request was not accepted. Each has one HTTP status and one sentence (edge/site/explain-rejection.ts). */
export const REJECTION_REASONS = [
  'malformed',
  'too_large',
  'cross_site',
  'invalid_fields',
  'automated',
  'rate_limited',
  'slot_taken',
  'idempotency_conflict',
  'unavailable',
  'closed',
] as const
export type RejectionReason = (typeof REJECTION_REASONS)[number]

export interface Rejection {
  reason: RejectionReason
  /** Field name -> sentence, in the language of the form. */
  fields?: Record<string, string>
}
