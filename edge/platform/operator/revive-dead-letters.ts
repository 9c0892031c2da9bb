import { reviveEvents } from '../ingest/revive-events.ts'
import { withPostgres } from '../postgres/with-postgres.ts'

/** Tries all that is stuck of a tenant again: requests in her outbox, and events that were refused. */
export async function reviveDeadLetters(
  env: PlatformEnv,
  tenantId: string,
): Promise<{ revived: number; events: { counted: number; left: number } }> {
  const revived = await env.OUTBOX.get(env.OUTBOX.idFromName(tenantId)).revive()
  return { revived, events: await withPostgres(env, (sql) => reviveEvents(sql, tenantId)) }
}
