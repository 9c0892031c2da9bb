import type { Sql } from 'postgres'
import { acrossTenants } from './across-tenants.ts'
import { withTenant } from './with-tenant.ts'

/** Tenants with days whose rollups are not up to date. */
export async function selectTenantsToRollUp(sql: Sql): Promise<string[]> {
  const rows = await acrossTenants(sql, 'companion_ingest', async (tx) => {
    return tx<{ tenant_id: string }[]>`select tenant_id from tenants_to_roll_up() as t (tenant_id)`
  })
  return rows.map(({ tenant_id }) => tenant_id)
}

/** Makes a tenant's rollups say what her events say. Returns the number of days that were computed anew. */
export async function refreshRollups(sql: Sql, tenantId: string): Promise<number> {
  return withTenant(sql, { tenantId, role: 'companion_ingest' }, async (tx) => {
    const [row] = await tx<[{ days: number }]>`select refresh_rollups(${tenantId}::text) as days`
    return row.days
  })
}
