import * as z from 'zod/mini'
import { cleanLabel, cleanShort } from './clean-text.ts'
import { EVENT_DATA, EVENT_NAMES, type EventName } from './event-data.ts'
import { EVENT_AGO_MS_MAX, EVENT_PATH_LENGTH_MAX, EVENT_TEXT_LENGTH_MAX, EVENTS_PER_BODY_MAX } from './limits.ts'
import { smallSlugSchema as slug } from './slug.ts'

// What is known of a visit. No address, no user agent, no identity: those never leave the request.
// The queue's messages, the columns of `events` and the ingest statement all follow eventSchema.

/**
 * Counted by the edge in the request itself; the same names from a browser are ignored. A page view may come from a browser: of a page
 * that was prefetched, which the edge does not count.
 */
const EDGE_EVENT_NAMES: ReadonlySet<EventName> = new Set(['form_submit', 'experiment_exposure', 'experiment_conversion'])
export const isEdgeEvent = (name: EventName): boolean => EDGE_EVENT_NAMES.has(name)

/** A name that somebody sent, in a form that every table takes; null where nothing is left of it. */
const text = z.pipe(
  z.nullable(z.string()),
  z.transform((value: string | null) => cleanLabel(value, EVENT_TEXT_LENGTH_MAX)),
)

/** Five UTM fields, as the address of the first page carried them. */
export const utmSchema = z.object({
  utmSource: text,
  utmMedium: text,
  utmCampaign: text,
  utmTerm: text,
  utmContent: text,
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

/** Keyed hash of the day’s salt, tenant, address and user agent; 128 bits, hexadecimal. */
const visitorId = z.string().check(z.regex(/^[0-9a-f]{32}$/))

/** What a request tells of a visit once address and user agent are gone. */
export const visitSchema = z.extend(utmSchema, {
  visitorId,
  /** The same under the salt of the day before, in the first minutes of a day: a visit may last over midnight. */
  previousVisitorId: z._default(z.nullable(visitorId), null),
  /** Host the visitor came from, never the full address. */
  referrerHost: text,
  /** Network whose click id the address carried, e.g. "google"; the id itself is not kept. */
  clickSource: z._default(text, null),
  /** ISO 3166 country, e.g. "AU". */
  country: text,
  /** Region, e.g. "New South Wales". */
  region: text,
  /** City, e.g. "Sydney". */
  city: text,
  device: z.enum(['phone', 'tablet', 'desktop', 'other']),
  /** Browser family, e.g. "Safari". */
  browser: text,
  /** Operating system family, e.g. "iOS". */
  os: text,
})

/** Path of a page, without query. */
const path = z.pipe(
  z.string().check(z.startsWith('/', 'a path, starting with "/"')),
  z.transform((value: string) => cleanShort(value, EVENT_PATH_LENGTH_MAX) ?? '/'),
)

/** "hero-photo.1": a test and its version. */
const testKey = z.string().check(z.regex(/^[a-z0-9-]+\.\d{1,9}$/))

export const eventSchema = z.extend(visitSchema, {
  /** Makes delivery idempotent. */
  eventId: z.uuid(),
  /** Time of the request, UTC. */
  occurredAt: z.iso.datetime(),
  name: z.enum(EVENT_NAMES),
  path,
  /** Variants shown: {"hero-photo.1": "garden"}. */
  variants: z.record(testKey, slug),
  /** Tests for which this is the visitor’s first of its goal: {"hero-photo.1": "garden"}. */
  firstFor: z._default(z.record(testKey, slug), {}),
  /** The small typed data of this event: EVENT_DATA. */
  data: z.record(z.string().check(z.regex(/^[a-zA-Z]{1,40}$/)), z.union([slug, z.number()])),
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
  'over_limit',
  'server_error',
] as const
export type DropReason = (typeof DROP_REASONS)[number]

const dropSchema = z.object({
  /** Makes delivery idempotent. */
  dropId: z.uuid(),
  /** When it was noticed, UTC. */
  occurredAt: z.iso.datetime(),
  reason: z.enum(DROP_REASONS),
  /** How many requests or events. */
  drops: z.int().check(z.minimum(1)),
})

/** One queue message of one tenant: the events of one request, or what was dropped in about a second. */
export const eventBatchSchema = z.object({
  tenantId: slug,
  /** In the order they happened. */
  events: z.array(eventSchema).check(z.maxLength(EVENTS_PER_BODY_MAX + EVENT_NAMES.length)),
  /** What was not counted, and why. */
  drops: z._default(z.array(dropSchema).check(z.maxLength(DROP_REASONS.length)), []),
})

const browserEventSchema = z.pipe(
  z.object({
    name: z.enum(EVENT_NAMES, 'the name of an event'),
    path: z._default(path, '/'),
    data: z._default(z.record(z.string(), z.unknown()), {}),
    /** How long before the request it happened, in milliseconds: a page sends its events when it is left. */
    ago: z._default(z.number().check(z.minimum(0), z.maximum(EVENT_AGO_MS_MAX)), 0),
  }),
  z.transform((event, { issues }) => {
    const data = EVENT_DATA[event.name].safeParse(event.data)
    if (data.success) return { ...event, data: data.data as Record<string, string | number> }
    for (const { message, path: at } of data.error.issues)
      issues.push({ code: 'custom', message, path: ['data', ...at], input: event.data })
    return z.NEVER
  }),
)

/** Body of `POST /_/events`: one event or a list of them. */
export const eventBodySchema = z.pipe(
  z.union([browserEventSchema, z.array(browserEventSchema).check(z.minLength(1), z.maxLength(EVENTS_PER_BODY_MAX))]),
  z.transform((body) => (Array.isArray(body) ? body : [body])),
)

export type Utm = z.output<typeof utmSchema>
export type Visit = z.output<typeof visitSchema>
export type Event = z.output<typeof eventSchema>
export type EventBatch = z.output<typeof eventBatchSchema>
export type Drop = z.output<typeof dropSchema>
export type BrowserEvent = z.output<typeof browserEventSchema>
