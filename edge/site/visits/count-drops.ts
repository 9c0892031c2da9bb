import type { Drop, DropReason, EventBatch } from '../../../tenants/contract/event.ts'
import { logEvent } from '../../http/log.ts'
import type { SiteContext } from '../context.ts'

/** A crawler asks for many pages in a second: its drops go to the queue in one message. */
const FLUSH_MS = 1000

/** Drops of this isolate that are not sent yet. A second that ends with the isolate loses them: they are figures of operation, no visits. */
const pending = new Map<DropReason, number>()

/** Counts something that is in no other number. No answer waits for it. */
export function countDrop(context: SiteContext, reason: DropReason, drops = 1): void {
  const isFirst = pending.size === 0
  pending.set(reason, (pending.get(reason) ?? 0) + drops)
  if (isFirst) context.waitUntil(flushLater(context))
}

async function flushLater({ env, manifest, now }: SiteContext): Promise<void> {
  await scheduler.wait(FLUSH_MS)
  const drops = [...pending].map(
    ([reason, count]): Drop => ({ dropId: crypto.randomUUID(), occurredAt: now.toISOString(), reason, drops: count }),
  )
  pending.clear()
  const batch: EventBatch = { tenantId: manifest.tenantId, events: [], drops }
  await env.EVENTS.send(batch).catch((error: unknown) => logEvent('drops_not_sent', { tenant: manifest.tenantId, error }))
}
