import type { Sql } from 'postgres'
import type { EventName } from '../../tenants/contract/event-data.ts'

/** How many events of each name a tenant has. Reads raw events: for checks, never for a dashboard. */
export async function countEvents(sql: Sql, tenantId: string): Promise<Map<EventName, number>> {
  const rows = await sql<{ name: EventName; count: number }[]>`
    select name, count(*)::integer as count from events where tenant_id = ${tenantId} group by name
  `
  return new Map(rows.map(({ name, count }) => [name, count]))
}
