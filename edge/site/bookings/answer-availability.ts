import * as z from 'zod/mini'
import { AVAILABILITY_DAYS_MAX, BOOKING_HOURS_MAX, READ_RETRY_SECONDS } from '../../../tenants/contract/limits.ts'
import type { SiteContext } from '../context.ts'
import { pickLanguage } from '../pages/pick-language.ts'
import { findFreeTimes } from './find-free-times.ts'

const querySchema = z.object({
  from: z.optional(z.iso.date('a day as YYYY-MM-DD')),
  days: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(AVAILABILITY_DAYS_MAX)), 14),
  service: z.optional(z.string()),
  hours: z.optional(z.coerce.number().check(z.minimum(0.5), z.maximum(BOOKING_HOURS_MAX), z.multipleOf(0.5))),
  city: z.optional(z.string()),
  lang: z.optional(z.string()),
})

/** GET /_/availability?from=…&days=…[&service=…&hours=…&city=…&lang=…]: free starts, why there are none, and nothing of who has the others. */
export async function answerAvailability(context: SiteContext): Promise<Response> {
  const query = querySchema.safeParse(Object.fromEntries(context.url.searchParams))
  if (!query.success) {
    const message = query.error.issues.map(({ path, message: issue }) => `${path.join('.')}: ${issue}`).join('; ')
    return Response.json({ error: { reason: 'malformed', message } }, { status: 400 })
  }
  const found = await findFreeTimes(context, query.data)
  if (found === undefined)
    return Response.json(
      { error: { reason: 'unavailable', message: pickLanguage(context.manifest, query.data.lang).words.answers.unread } },
      { status: 503, headers: { 'Retry-After': String(READ_RETRY_SECONDS) } },
    )
  return Response.json(found)
}
