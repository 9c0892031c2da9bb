import * as z from 'zod/mini'
import type { DeadEvent } from '../../../db/queries/dead-events.ts'
import { type Drop, type Event, eventBatchSchema, eventSchema } from '../../../tenants/contract/event.ts'
import { DEAD_EVENT_LENGTH_MAX } from '../../../tenants/contract/limits.ts'
import { smallSlugSchema } from '../../../tenants/contract/slug.ts'
import { logEvent } from '../../http/log.ts'
import { isReferrerSpam } from './referrer-spam.ts'

/** What a batch of the queue holds for one tenant. */
export interface TenantGroup {
  events: Event[]
  drops: Drop[]
  /** What the contract does not take. */
  dead: DeadEvent[]
  messages: Message[]
}

/** Whose message it is, where that much of it can be read. */
const envelopeSchema = z.object({ tenantId: smallSlugSchema, events: z.array(z.unknown()) })

/** Messages by tenant. One that is malformed is read event by event, so that a bad one costs no other its count. */
export function readBatch({ messages }: Pick<MessageBatch, 'messages'>): Map<string, TenantGroup> {
  const groups = new Map<string, TenantGroup>()
  for (const message of messages) {
    const read = readMessage(message.body)
    if (read === undefined) {
      logEvent('event_message_dropped', { reason: 'malformed', count: 1 })
      message.ack()
      continue
    }
    const { tenantId, events, drops, dead } = read
    const group = groups.get(tenantId) ?? { events: [], drops: [], dead: [], messages: [] }
    const spam = events.filter(({ referrerHost }) => isReferrerSpam(referrerHost))
    group.events.push(...events.filter((event) => !spam.includes(event)))
    group.drops.push(...drops, ...spam.map(asDrop))
    group.dead.push(...dead)
    group.messages.push(message)
    groups.set(tenantId, group)
  }
  return groups
}

function readMessage(body: unknown): { tenantId: string; events: Event[]; drops: Drop[]; dead: DeadEvent[] } | undefined {
  const whole = eventBatchSchema.safeParse(body)
  if (whole.success) return { ...whole.data, dead: [] }
  const envelope = envelopeSchema.safeParse(body)
  if (!envelope.success) return undefined
  const events: Event[] = []
  const dead: DeadEvent[] = []
  for (const each of envelope.data.events) {
    const event = eventSchema.safeParse(each)
    if (event.success) events.push(event.data)
    else dead.push(deadEvent(each, 'malformed'))
  }
  return { tenantId: envelope.data.tenantId, events, drops: [], dead }
}

/** JSON escapes what Postgres does not take: U+0000 and half a surrogate pair are plain letters in it. */
export const deadEvent = (event: unknown, reason: string): DeadEvent => ({
  reason,
  payload: JSON.stringify(event).slice(0, DEAD_EVENT_LENGTH_MAX).toWellFormed(),
})

/** The event's own id makes the drop count once, however often the message comes. */
const asDrop = ({ eventId, occurredAt }: Event): Drop => ({ dropId: eventId, occurredAt, reason: 'referrer_spam', drops: 1 })
