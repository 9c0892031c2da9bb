import type postgres from 'postgres'
import { insertDeadEvents } from '../../../db/queries/dead-events.ts'
import { insertDrops } from '../../../db/queries/ingest-events.ts'
import { DEAD_EVENTS_PER_TENANT_MAX } from '../../../tenants/contract/limits.ts'
import { logEvent } from '../../http/log.ts'
import { connectPostgres } from '../postgres/connect-postgres.ts'
import { ingestSplit } from './ingest-split.ts'
import { deadEvent, readBatch, type TenantGroup } from './read-batch.ts'

/** Where messages go that ten deliveries could not bring in: Postgres was away for a minute or longer. */
const DEAD_QUEUE = 'events-dead'

/**
 * Consumer of both queues: one statement per tenant and batch. What fails is delivered again, and a repeat adds nothing; what Postgres refuses
 * goes to dead_events, alone.
 */
export async function ingestBatch(batch: MessageBatch, env: Pick<PlatformEnv, 'DB'>): Promise<void> {
  const sql = connectPostgres(env, { max: 4, seconds: 5 })
  try {
    await Promise.all([...readBatch(batch)].map(([tenantId, group]) => ingestTenant(sql, batch.queue, { tenantId, ...group })))
  } finally {
    await sql.end({ timeout: 1 })
  }
}

async function ingestTenant(
  sql: postgres.Sql,
  queue: string,
  { tenantId, events, drops, dead: malformed, messages }: TenantGroup & { tenantId: string },
): Promise<void> {
  try {
    const dead = [...malformed, ...(await ingestSplit(sql, tenantId, events)).map(({ event, reason }) => deadEvent(event, reason))]
    if (drops.length > 0) await insertDrops(sql, tenantId, drops)
    if (dead.length > 0) {
      await insertDeadEvents(sql, tenantId, { dead, rowsMax: DEAD_EVENTS_PER_TENANT_MAX })
      logEvent('events_refused', { tenant: tenantId, count: dead.length, reason: [...new Set(dead.map(({ reason }) => reason))].join(' ') })
    }
    for (const message of messages) message.ack()
  } catch (error) {
    logEvent('events_not_ingested', { tenant: tenantId, count: events.length, error })
    for (const message of messages) message.retry({ delaySeconds: queue === DEAD_QUEUE ? deadDelaySeconds(message.attempts) : 5 })
  }
}

/** A minute, then twice as long each time, an hour at most: a hundred deliveries last for days. */
const deadDelaySeconds = (attempts: number): number => Math.min(3600, 60 * 2 ** Math.min(attempts - 1, 10))
