import type { Sql } from 'postgres'
import type { Event } from '../../tenants/contract/event.ts'
import { toRow } from './to-row.ts'

/** One tenant's events of a queue batch. Returns how many were new; a repeated batch adds nothing. */
export async function ingestEvents(sql: Sql, tenantId: string, events: readonly Event[]): Promise<number> {
  const [row] = await sql<[{ count: number }]>`select ingest_events(${tenantId}::text, ${sql.json(events.map(toRow))}::jsonb) as count`
  return row.count
}
