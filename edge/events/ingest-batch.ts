import postgres from 'postgres'
import { ingestEvents } from '../../db/queries/ingest-events.ts'
import { type Event, eventBatchSchema } from '../../tenants/contract/event.ts'
import { logEvent } from '../headers/log.ts'

/** Queue consumer: one statement per tenant and batch. What fails is delivered again, and a repeat adds nothing. */
export async function ingestBatch(batch: MessageBatch, env: PlatformEnv): Promise<void> {
  const sql = postgres(env.DB.connectionString, { max: 4, fetch_types: false, connect_timeout: 5, onnotice: () => undefined })
  try {
    await Promise.all([...groupByTenant(batch)].map(([tenantId, group]) => ingestTenant(sql, tenantId, group)))
  } finally {
    await sql.end({ timeout: 1 })
  }
}

interface TenantGroup {
  events: Event[]
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
    const group = groups.get(parsed.data.tenantId) ?? { events: [], messages: [] }
    group.events.push(...parsed.data.events)
    group.messages.push(message)
    groups.set(parsed.data.tenantId, group)
  }
  return groups
}

async function ingestTenant(sql: postgres.Sql, tenantId: string, { events, messages }: TenantGroup): Promise<void> {
  try {
    await ingestEvents(sql, tenantId, events)
    for (const message of messages) message.ack()
  } catch (error) {
    logEvent('events_not_ingested', { tenant: tenantId, count: events.length, error })
    for (const message of messages) message.retry({ delaySeconds: 5 })
  }
}
