import * as z from 'zod'
import { slugSchema } from './fields.ts'
import { EVENT_AGO_MS_MAX, EVENT_PATH_LENGTH_MAX, EVENT_TEXT_LENGTH_MAX, EVENTS_PER_BODY_MAX } from './limits.ts'

// What is known of a visit. No address, no user agent, no identity: those never leave the request.
// The queue's messages, the columns of `events` and the ingest statement all follow eventSchema.

const noData = z.object({})
const photoData = z.object({ photo: slugSchema.describe('Photo id') })
const experimentData = z.object({
  experiment: slugSchema.describe('Experiment id'),
  version: z.int().min(1).describe('Version of the experiment'),
  variant: slugSchema.describe('Variant id'),
})

/** The small typed data of each event. */
export const EVENT_DATA = {
  page_view: noData,
  photo_view: photoData,
  photo_click: photoData,
  gallery_open: noData,
  pricing_view: noData,
  form_start: noData,
  form_submit: noData,
  cta_click: noData,
  email_click: noData,
  phone_click: noData,
  social_click: z.object({ platform: slugSchema.describe('Platform, e.g. "bluesky"') }),
  testimonial_view: noData,
  engagement: z.object({
    seconds: z.number().min(0).max(86_400).describe('Time the page was visible, in seconds'),
    scrollPercent: z.number().min(0).max(100).describe('Deepest point reached, in percent of the page'),
  }),
  experiment_exposure: experimentData,
  experiment_conversion: experimentData,
} as const

export type EventName = keyof typeof EVENT_DATA
export const EVENT_NAMES = Object.keys(EVENT_DATA) as [EventName, ...EventName[]]

/**
 * Counted by the edge in the request itself; the same names from a browser are ignored. A page view may come from a browser: of a page
 * that was prefetched, which the edge does not count.
 */
const EDGE_EVENT_NAMES: ReadonlySet<EventName> = new Set(['form_submit', 'experiment_exposure', 'experiment_conversion'])
export const isEdgeEvent = (name: EventName): boolean => EDGE_EVENT_NAMES.has(name)

const text = z.string().max(EVENT_TEXT_LENGTH_MAX)

/** Five UTM fields, as the address of the first page carried them. */
export const utmSchema = z.object({
  utmSource: text.nullable().describe('utm_source'),
  utmMedium: text.nullable().describe('utm_medium'),
  utmCampaign: text.nullable().describe('utm_campaign'),
  utmTerm: text.nullable().describe('utm_term'),
  utmContent: text.nullable().describe('utm_content'),
})

/** Parameters by which ad networks mark a click, and the network. Only the network is kept, never the id. */
export const CLICK_IDS = {
  gclid: 'google',
  gbraid: 'google',
  wbraid: 'google',
  msclkid: 'bing',
  fbclid: 'meta',
  igshid: 'instagram',
  ttclid: 'tiktok',
  twclid: 'x',
  rdt_cid: 'reddit',
} as const

/** What a request tells of a visit once address and user agent are gone. */
export const visitSchema = utmSchema.extend({
  visitorId: z.string().length(32).describe('Keyed hash of the day’s salt, tenant, address and user agent; 128 bits, hexadecimal'),
  previousVisitorId: z
    .string()
    .length(32)
    .nullable()
    .default(null)
    .describe('The same under the salt of the day before, in the first minutes of a day: a visit may last over midnight'),
  referrerHost: text.nullable().describe('Host the visitor came from, never the full address'),
  clickSource: text
    .nullable()
    .default(null)
    .describe('Network whose click id the address carried, e.g. "google"; the id itself is not kept'),
  country: text.nullable().describe('ISO 3166 country, e.g. "AU"'),
  region: text.nullable().describe('Region, e.g. "New South Wales"'),
  city: text.nullable().describe('City, e.g. "Sydney"'),
  device: z.enum(['phone', 'tablet', 'desktop', 'other']).describe('Device class'),
  browser: text.nullable().describe('Browser family, e.g. "Safari"'),
  os: text.nullable().describe('Operating system family, e.g. "iOS"'),
})

export const eventSchema = visitSchema.extend({
  eventId: z.uuid().describe('Makes delivery idempotent'),
  occurredAt: z.iso.datetime().describe('Time of the request, UTC'),
  name: z.enum(EVENT_NAMES).describe('What happened'),
  path: z.string().max(EVENT_PATH_LENGTH_MAX).describe('Path of the page, without query'),
  variants: z.record(z.string(), z.string()).describe('Variants shown: {"hero-photo.1": "garden"}'),
  firstFor: z
    .record(z.string(), z.string())
    .default({})
    .describe('Tests for which this is the visitor’s first of its goal: {"hero-photo.1": "garden"}'),
  data: z.record(z.string(), z.union([z.string(), z.number()])).describe('The small typed data of this event'),
})

/** Why something that was sent is in no number. */
export const DROP_REASONS = [
  'bot',
  'private',
  'speculative',
  'not_active',
  'cross_site',
  'too_large',
  'malformed',
  'edge_only',
  'referrer_spam',
  'server_error',
] as const
export type DropReason = (typeof DROP_REASONS)[number]

const dropSchema = z.object({
  dropId: z.uuid().describe('Makes delivery idempotent'),
  occurredAt: z.iso.datetime().describe('When it was noticed, UTC'),
  reason: z.enum(DROP_REASONS).describe('Why'),
  drops: z.int().min(1).describe('How many requests or events'),
})

/** One queue message of one tenant: the events of one request, or what was dropped in about a second. */
export const eventBatchSchema = z.object({
  tenantId: slugSchema.describe('Tenant'),
  events: z
    .array(eventSchema)
    .max(EVENTS_PER_BODY_MAX + EVENT_NAMES.length)
    .describe('In the order they happened'),
  drops: z.array(dropSchema).max(DROP_REASONS.length).default([]).describe('What was not counted, and why'),
})

const browserEventSchema = z
  .object({
    name: z.enum(EVENT_NAMES).describe('What happened'),
    path: z.string().startsWith('/').max(EVENT_PATH_LENGTH_MAX).default('/').describe('Path of the page'),
    data: z.record(z.string(), z.unknown()).default({}).describe('The event’s data'),
    ago: z
      .number()
      .min(0)
      .max(EVENT_AGO_MS_MAX)
      .default(0)
      .describe('How long before the request it happened, in milliseconds: a page sends its events when it is left'),
  })
  .transform((event, context) => {
    const data = EVENT_DATA[event.name].safeParse(event.data)
    if (data.success) return { ...event, data: data.data as Record<string, string | number> }
    for (const issue of data.error.issues) context.addIssue({ code: 'custom', message: issue.message, path: ['data', ...issue.path] })
    return z.NEVER
  })

/** Body of `POST /_/events`: one event or a list of them. */
export const eventBodySchema = z
  .union([browserEventSchema, z.array(browserEventSchema).min(1).max(EVENTS_PER_BODY_MAX)])
  .transform((body) => (Array.isArray(body) ? body : [body]))

export type Utm = z.output<typeof utmSchema>
export type Visit = z.output<typeof visitSchema>
export type Event = z.output<typeof eventSchema>
export type EventBatch = z.output<typeof eventBatchSchema>
export type Drop = z.output<typeof dropSchema>
export type BrowserEvent = z.output<typeof browserEventSchema>
