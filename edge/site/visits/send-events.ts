import type { Event, EventBatch } from '../../../tenants/contract/event.ts'
import { EVENTS_PER_BODY_MAX } from '../../../tenants/contract/limits.ts'
import { logEvent } from '../../http/log.ts'
import type { SiteContext } from '../context.ts'
import { identifyVisitor } from './identify-visitor.ts'
import { type PlannedEvent, planEvents } from './plan-events.ts'
import { readVisit } from './read-visit.ts'

/** How long the first of several requests waits for the others: a message costs as much as the page itself. */
const GATHER_MS = 20
/** Each tenant's events of this isolate's requests of the last moment. */
const gathered = new Map<string, Event[]>()

/** One message for all of a tenant's requests of a moment. The first of them sends it; the others need not wait. */
async function gather(context: SiteContext, events: Event[]): Promise<void> {
  const { tenantId } = context.manifest
  // Nothing is awaited between the look at the room and the events: another request would take it meanwhile.
  const full = (gathered.get(tenantId)?.length ?? 0) + events.length > EVENTS_PER_BODY_MAX ? send(context) : undefined
  const others = gathered.get(tenantId)
  gathered.set(tenantId, [...(others ?? []), ...events])
  await Promise.all([full, others === undefined ? scheduler.wait(GATHER_MS).then(() => send(context)) : undefined])
}

async function send({ env, manifest: { tenantId } }: SiteContext): Promise<void> {
  const events = gathered.get(tenantId) ?? []
  gathered.delete(tenantId)
  if (events.length > 0) await env.EVENTS.send({ tenantId, events, drops: [] } satisfies EventBatch)
}

/** Sends the events of this request to the queue. For `waitUntil`: it never throws, and no answer waits for it. */
export async function sendEvents(
  context: SiteContext,
  planned: readonly PlannedEvent[],
  { path, variants }: Pick<Event, 'path' | 'variants'>,
): Promise<void> {
  const { request, manifest, now } = context
  try {
    const visit = readVisit(request, await identifyVisitor(context))
    await gather(context, planEvents(planned, { visit, path, variants, now }))
  } catch (error) {
    logEvent('events_not_sent', { tenant: manifest.tenantId, count: planned.length, error })
  }
}
