import type { Sql } from 'postgres'
import { selectDeadEvents } from '../../db/queries/dead-events.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import { reviveEvents } from '../../edge/platform/ingest/revive-events.ts'
import { DEAD_EVENTS_PER_TENANT_MAX } from '../../tenants/contract/limits.ts'
import { ROOT } from '../command-line/root.ts'
import { withDatabase } from '../runtime/with-database.ts'

// Events that Postgres refused, in DATABASE_URL or the embedded server of DATA_DIR.

export async function listDead(tenantId: string): Promise<void> {
  const dead = await ofTenant(tenantId, (sql) =>
    withTenant(sql, { tenantId, role: 'companion_read' }, (tx) => selectDeadEvents(tx, tenantId, DEAD_EVENTS_PER_TENANT_MAX)),
  )
  const lines = dead.map(({ diedAt, reason, payload }) => `${diedAt.toISOString()} ${reason} ${payload}`)
  console.log(lines.length === 0 ? 'No event was refused.' : lines.join('\n'))
}

export async function retryDead(tenantId: string): Promise<void> {
  const { counted, left } = await ofTenant(tenantId, (sql) => reviveEvents(sql, tenantId))
  console.log(`Counted ${counted}; ${left} are still refused.`)
}

function ofTenant<T>(tenantId: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  return withDatabase(ROOT, async (sql) => {
    const [tenant] = await sql`select from tenants where tenant_id = ${tenantId}`
    if (!tenant) throw new Error(`There is no tenant "${tenantId}" in the database.`)
    return work(sql)
  })
}
