import type postgres from 'postgres'
import { ingestEvents, insertDrops } from '../../db/queries/ingest-events.ts'
import { type Drop, type Event, eventBatchSchema } from '../../tenants/contract/event.ts'
import { logEvent } from '../headers/log.ts'
import { connectPostgres } from '../platform/connect-postgres.ts'
import { isReferrerSpam } from './referrer-spam.ts'

/** Queue consumer: one statement per tenant and batch. What fails is delivered again, and a repeat adds nothing. */
export async function ingestBatch(batch: MessageBatch, env: PlatformEnv): Promise<void> {
  const sql = connectPostgres(env.DB.connectionString, { max: 4, seconds: 5 })
  try {
    await Promise.all([...groupByTenant(batch)].map(([tenantId, group]) => ingestTenant(sql, tenantId, group)))
  } finally {
    await sql.end({ timeout: 1 })
  }
}

interface TenantGroup {
  events: Event[]
  drops: Drop[]
  messages: Message[]
}

function groupByTenant(batch: MessageBatch): Map<string, TenantGroup> {
  const groups = new Map<string, TenantGroup>()
  for (const message of batch.messages) {
    const parsed = eventBatchSchema.safeParse(message.body)
    if (!parsed.success) {
      logEvent('event_message_dropped', { reason: 'malformed', count: 1 })
      message.ack()
      continue
    }
    const { tenantId, events, drops } = parsed.data
    const group = groups.get(tenantId) ?? { events: [], drops: [], messages: [] }
    const spam = events.filter(({ referrerHost }) => isReferrerSpam(referrerHost))
    group.events.push(...events.filter((event) => !spam.includes(event)))
    group.drops.push(...drops, ...spam.map(asDrop))
    group.messages.push(message)
    groups.set(tenantId, group)
  }
  return groups
}

/** The event's own id makes the drop count once, however often the message comes. */
const asDrop = ({ eventId, occurredAt }: Event): Drop => ({ dropId: eventId, occurredAt, reason: 'referrer_spam', drops: 1 })

async function ingestTenant(sql: postgres.Sql, tenantId: string, { events, drops, messages }: TenantGroup): Promise<void> {
  try {
    if (events.length > 0) await ingestEvents(sql, tenantId, events)
    if (drops.length > 0) await insertDrops(sql, tenantId, drops)
    for (const message of messages) message.ack()
  } catch (error) {
    logEvent('events_not_ingested', { tenant: tenantId, count: events.length, error })
    for (const message of messages) message.retry({ delaySeconds: 5 })
  }
}
