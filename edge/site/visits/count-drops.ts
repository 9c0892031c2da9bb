import type { Drop, DropReason, EventBatch } from '../../../tenants/contract/event.ts'
import { logEvent } from '../../http/log.ts'
import type { SiteContext } from '../context.ts'

/** A crawler asks for many pages in a second: its drops go to the queue in one message. */
const FLUSH_MS = 1000

/** Each tenant's drops that this isolate has not sent yet. A second that ends with the isolate loses them: they are figures of operation, no visits. */
const pending = new Map<string, Map<DropReason, number>>()

/** Counts something that is in no other number. No answer waits for it. */
export function countDrop(context: SiteContext, reason: DropReason, drops = 1): void {
  const { tenantId, draft } = context.manifest
  if (draft) return
  const known = pending.get(tenantId)
  const counts = known ?? new Map<DropReason, number>()
  counts.set(reason, (counts.get(reason) ?? 0) + drops)
  if (known) return
  pending.set(tenantId, counts)
  context.waitUntil(flushLater(context))
}

async function flushLater({ env, manifest: { tenantId }, now }: SiteContext): Promise<void> {
  await scheduler.wait(FLUSH_MS)
  const drops = [...(pending.get(tenantId) ?? [])].map(
    ([reason, count]): Drop => ({ dropId: crypto.randomUUID(), occurredAt: now.toISOString(), reason, drops: count }),
  )
  pending.delete(tenantId)
  const batch: EventBatch = { tenantId, events: [], drops }
  await env.EVENTS.send(batch).catch((error: unknown) => logEvent('drops_not_sent', { tenant: tenantId, error }))
}
