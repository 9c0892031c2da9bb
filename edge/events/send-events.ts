import type { Event, EventBatch } from '../../tenants/contract/event.ts'
import { logEvent } from '../headers/log.ts'
import type { SiteContext } from '../site/context.ts'
import { anonymize } from '../visit/anonymize.ts'
import { daySalt } from '../visit/day-salt.ts'
import { readVisit } from '../visit/read-visit.ts'
import { type PlannedEvent, planEvents } from './plan-events.ts'

/** Sends the events of this request to the queue. For `waitUntil`: it never throws, and no answer waits for it. */
export async function sendEvents(
  { env, request, manifest, now }: SiteContext,
  planned: readonly PlannedEvent[],
  { path, variants }: Pick<Event, 'path' | 'variants'>,
): Promise<void> {
  try {
    const visitorId = await anonymize({ salt: await daySalt(env.SALTS, now), tenantId: manifest.tenantId, request })
    const events = planEvents(planned, { visit: readVisit(request, visitorId), path, variants, now })
    const batch: EventBatch = { tenantId: manifest.tenantId, events }
    await env.EVENTS.send(batch)
  } catch (error) {
    logEvent('events_not_sent', { tenant: manifest.tenantId, count: planned.length, error })
  }
}
