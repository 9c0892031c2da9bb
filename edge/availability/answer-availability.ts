import * as z from 'zod/mini'
import { AVAILABILITY_DAYS_MAX, BOOKING_HOURS_MAX } from '../../tenants/contract/limits.ts'
import { logEvent } from '../headers/log.ts'
import type { SiteContext } from '../site/context.ts'
import { localDay } from '../visit/local-day.ts'
import { type FreeDay, planFreeStarts } from './plan-free-starts.ts'

const querySchema = z.object({
  from: z.optional(z.iso.date('a day as YYYY-MM-DD')),
  days: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(AVAILABILITY_DAYS_MAX)), 14),
  service: z.optional(z.string()),
  hours: z.optional(z.coerce.number().check(z.minimum(0.5), z.maximum(BOOKING_HOURS_MAX), z.multipleOf(0.5))),
  city: z.optional(z.string()),
})

const DAY_MS = 86_400_000

/** GET /_/availability?from=…&days=…[&service=…&hours=…&city=…]: free starts, and nothing of who has the others. */
export async function answerAvailability(context: SiteContext): Promise<Response> {
  const query = querySchema.safeParse(Object.fromEntries(context.url.searchParams))
  if (!query.success) {
    const message = query.error.issues.map(({ path, message: issue }) => `${path.join('.')}: ${issue}`).join('; ')
    return Response.json({ error: { reason: 'malformed', message } }, { status: 400 })
  }
  const days = await findFreeDays(context, query.data)
  if (days === undefined)
    return Response.json(
      { error: { reason: 'unavailable', message: 'The calendar cannot be read just now. You can ask for any time.' } },
      { status: 503 },
    )
  return Response.json({ days })
}

/** Undefined where the database is away. */
export async function findFreeDays(
  { env, manifest, now }: SiteContext,
  asked: { from?: string | undefined; days: number; service?: string | undefined; hours?: number | undefined; city?: string | undefined },
): Promise<FreeDay[] | undefined> {
  const { booking } = manifest
  const service = booking.services.find(({ id }) => id === asked.service) ?? booking.services[0]
  const { day: today } = localDay(now, booking.timeZone)
  const from = asked.from === undefined || asked.from < today ? today : asked.from
  const hours = asked.hours ?? service?.hours ?? 1
  const first = Date.parse(`${from}T00:00Z`)
  try {
    // A day of room on both sides for time zones and for bookings that begin the evening before.
    const range = { from: first - 4 * DAY_MS, to: first + (asked.days + 4) * DAY_MS }
    const held = await env.DESK.heldTimes(manifest.tenantId, range)
    return planFreeStarts({ from, days: asked.days, hours, city: asked.city || undefined }, booking, { held, now })
  } catch (error) {
    logEvent('availability_not_read', { tenant: manifest.tenantId, error })
    return undefined
  }
}
