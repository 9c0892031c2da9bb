import type { Event, EventBatch } from '../../tenants/contract/event.ts'
import { logEvent } from '../headers/log.ts'
import type { SiteContext } from '../site/context.ts'
import { identifyVisitor } from '../visit/identify-visitor.ts'
import { readVisit } from '../visit/read-visit.ts'
import { type PlannedEvent, planEvents } from './plan-events.ts'

/** Sends the events of this request to the queue. For `waitUntil`: it never throws, and no answer waits for it. */
export async function sendEvents(
  context: SiteContext,
  planned: readonly PlannedEvent[],
  { path, variants }: Pick<Event, 'path' | 'variants'>,
): Promise<void> {
  const { env, request, manifest, now } = context
  try {
    const visit = readVisit(request, await identifyVisitor(context))
    const batch: EventBatch = { tenantId: manifest.tenantId, events: planEvents(planned, { visit, path, variants, now }), drops: [] }
    await env.EVENTS.send(batch)
  } catch (error) {
    logEvent('events_not_sent', { tenant: manifest.tenantId, count: planned.length, error })
  }
}
