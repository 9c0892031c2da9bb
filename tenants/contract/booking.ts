import * as z from 'zod'
import { slugSchema } from './fields.ts'
import {
  BOOKING_ADDRESS_LENGTH_MAX,
  BOOKING_CITY_LENGTH_MAX,
  BOOKING_EMAIL_LENGTH_MAX,
  BOOKING_HOURS_MAX,
  BOOKING_MESSAGE_LENGTH_MAX,
  BOOKING_NAME_LENGTH_MAX,
  BOOKING_PHONE_LENGTH_MAX,
  IDEMPOTENCY_KEY_LENGTH_MAX,
} from './limits.ts'

// A booking request from the form to the row. The messages are shown to visitors.

/** An empty field of an HTML form is a field that is not there. */
const blankAsAbsent = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value)

const optionalLine = (lengthMax: number, message: string) =>
  z.preprocess(blankAsAbsent, z.string().trim().max(lengthMax, message).regex(ONE_LINE, message).optional())

/** No control characters: nothing from a visitor may start a new header or line. */
const ONE_LINE = /^\P{Cc}*$/u

export const bookingRequestSchema = z.object({
  name: z
    .preprocess(
      (value) => value ?? '',
      z
        .string('Please tell me a name.')
        .trim()
        .min(1, 'Please tell me a name.')
        .max(BOOKING_NAME_LENGTH_MAX, 'Please shorten the name.')
        .regex(ONE_LINE, 'Please write the name on one line.'),
    )
    .describe('Name of the client, as she or he likes to be called'),
  email: z
    .preprocess(
      (value) => (typeof value === 'string' ? value.trim() : (value ?? '')),
      z.email('Please check the e-mail address.').max(BOOKING_EMAIL_LENGTH_MAX, 'Please check the e-mail address.'),
    )
    .describe('Where the answer goes'),
  phone: z
    .preprocess(
      blankAsAbsent,
      z
        .string()
        .trim()
        .max(BOOKING_PHONE_LENGTH_MAX)
        .regex(/^[+\d][\d ()./-]{4,}$/, 'Please check the phone number.')
        .optional(),
    )
    .describe('Optional phone number'),
  service: z
    .preprocess(
      (value) => value ?? '',
      slugSchema.refine((id) => id !== '', 'Please choose a service.'),
    )
    .describe('Service id'),
  startsAt: z
    .preprocess(
      (value) => value ?? '',
      z.string('Please choose a date and a time.').regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:00)?$/, 'Please choose a date and a time.'),
    )
    .describe('Local date and time at the place of the booking, e.g. "2026-12-04T19:30"'),
  hours: z
    .preprocess(
      (value) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value),
      z
        .number('Please choose how long.')
        .min(0.5, 'Please choose how long.')
        .max(BOOKING_HOURS_MAX, 'Please choose a shorter time.')
        .multipleOf(0.5, 'Please choose full or half hours.'),
    )
    .describe('Duration in hours, e.g. 3'),
  city: optionalLine(BOOKING_CITY_LENGTH_MAX, 'Please shorten the city.').describe('City, if not her home city'),
  address: optionalLine(BOOKING_ADDRESS_LENGTH_MAX, 'Please shorten the address.').describe(
    'Where to come to, for a visit at the client’s',
  ),
  message: z
    .preprocess(blankAsAbsent, z.string().trim().max(BOOKING_MESSAGE_LENGTH_MAX, 'Please shorten the message.').optional())
    .describe('Anything else'),
  idempotencyKey: z
    .preprocess(
      blankAsAbsent,
      z
        .string()
        .max(IDEMPOTENCY_KEY_LENGTH_MAX)
        .regex(/^[\x21-\x7e]+$/, 'A key of visible ASCII characters.')
        .optional(),
    )
    .describe('Same key, same request: a repeat is answered, not stored again'),
  website: z
    .preprocess(blankAsAbsent, z.undefined('Please leave this field empty.').optional())
    .describe('Honeypot: a person does not see it'),
  challenge: z.preprocess(blankAsAbsent, z.string().max(4096).optional()).describe('Answer to a challenge, where one is set up'),
  shownAt: z
    .preprocess((value) => (blankAsAbsent(value) === undefined ? undefined : Number(value)), z.number().optional())
    .describe('When the form was shown (set by its script), milliseconds since 1970'),
})

export type BookingRequest = z.output<typeof bookingRequestSchema>

/** Where a request came from: copied into the booking so that reports need no visitor's identity. */
export const attributionSchema = z.object({
  variants: z.record(z.string(), z.string()).describe('Variants shown: {"hero-photo.1": "garden"}'),
})
export type Attribution = z.output<typeof attributionSchema>

/** Who asks, and in which words. Readable at the edge while the request is handled, sealed everywhere else. */
export interface ClientDetails {
  name: string
  email: string
  phone: string | null
  address: string | null
  message: string | null
}

/** What is asked for. Times are instants. */
export interface Wish {
  tenantId: string
  /** When it reached the edge. */
  receivedAt: string
  service: string
  /** As the site calls it. */
  serviceName: string
  startsAt: string
  endsAt: string
  bufferMinutes: number
  holdHours: number
  /** Of the service, if it has one. */
  priceCents: number | null
  city: string
  /** Of that city: the clock in which everybody is told of it. */
  timeZone: string
  attribution: Attribution
  /** Finds the visit in `sessions` when the row is written; not stored with the booking. */
  visitorId: string | null
}

/** What the outbox keeps and Postgres stores. */
export interface Booking extends Wish {
  reference: string
  idempotencyKey: string
  clientSealed: string
  clientHash: string
  phoneHash: string | null
}

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
  'blocked',
  'idempotency_conflict',
  'unavailable',
] as const
export type RejectionReason = (typeof REJECTION_REASONS)[number]

export interface Rejection {
  reason: RejectionReason
  /** Field name -> sentence. */
  fields?: Record<string, string>
}
