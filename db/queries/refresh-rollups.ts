import postgres, { type Sql } from 'postgres'
import { acrossTenants } from './across-tenants.ts'
import { withTenant } from './with-tenant.ts'

/** Tenants with days whose rollups are not up to date. */
export async function selectTenantsToRollUp(sql: Sql): Promise<string[]> {
  const rows = await acrossTenants(sql, 'companion_ingest', async (tx) => {
    return tx<{ tenant_id: string }[]>`select tenant_id from tenants_to_roll_up() as t (tenant_id)`
  })
  return rows.map(({ tenant_id }) => tenant_id)
}

/** Makes a tenant's rollups say what her events say, while batches of events come in. Returns the number of days that were computed anew. */
export async function refreshRollups(sql: Sql, tenantId: string): Promise<number> {
  const days = await withTenant(sql, { tenantId, role: 'companion_ingest' }, async (tx) => {
    return tx<{ day: string }[]>`select day::text from take_rollup_days(${tenantId}::text) as t (day)`
  })
  for (const { day } of days) await rollUpDay(sql, { tenantId, day })
  return days.length
}

/** Has every visit of a day computed anew with its next roll-up, and not only those that changed. */
export const forgetRolledDays = (sql: Sql): Promise<unknown> => sql`delete from rolled_days`

/** Serialization failure and unique violation: somebody else has rolled up that day since our snapshot. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const WAS_SECOND = ['40001', '23505']
const TRIES = 5

async function rollUpDay(sql: Sql, { tenantId, day }: { tenantId: string; day: string }): Promise<void> {
  for (let left = TRIES - 1; ; left--)
    try {
      await withTenant(
        sql,
        { tenantId, role: 'companion_ingest', hasOneSnapshot: true },
        (tx) => tx`select roll_up_day(${tenantId}::text, ${day}::date)`,
      )
      return
    } catch (error) {
      if (left === 0 || !(error instanceof postgres.PostgresError && WAS_SECOND.includes(error.code))) throw error
    }
}
