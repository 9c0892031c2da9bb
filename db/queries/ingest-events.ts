import type { Sql } from 'postgres'
import type { Drop, Event } from '../../tenants/contract/event.ts'
import { EVENTS_PER_VISITOR_AND_DAY_MAX } from '../../tenants/contract/limits.ts'
import { toRow } from './to-row.ts'
import { withTenant } from './with-tenant.ts'

/** One tenant's events of a queue batch. Returns how many were new; a repeated batch adds nothing. */
export async function ingestEvents(sql: Sql, tenantId: string, events: readonly Event[]): Promise<number> {
  // The function takes the role and the tenant itself.
  const [row] = await sql<
    [{ count: number }]
  >`select ingest_events(${tenantId}::text, ${sql.json(events.map(toRow))}::jsonb, ${EVENTS_PER_VISITOR_AND_DAY_MAX}::integer) as count`
  return row.count
}

/** What was dropped, once each. */
export async function insertDrops(sql: Sql, tenantId: string, drops: readonly Drop[]): Promise<void> {
  await withTenant(
    sql,
    { tenantId, role: 'companion_ingest' },
    (tx) => tx`
      insert into event_drops (tenant_id, drop_id, occurred_at, reason, drops)
      select ${tenantId}, drop_id, occurred_at, reason, drops
      from jsonb_to_recordset(${tx.json(drops.map(toRow))}::jsonb) as d (drop_id uuid, occurred_at timestamptz, reason text, drops integer)
      on conflict do nothing
    `,
  )
}
