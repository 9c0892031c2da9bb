import type { Sql } from 'postgres'
import { acrossTenants } from './across-tenants.ts'

/** Removes what no tenant keeps any longer and makes the months to come. Returns how many rows of each kind went. `now`: for tests. */
export async function applyRetention(sql: Sql, now?: Date): Promise<Record<string, number>> {
  return acrossTenants(sql, 'companion_ingest', async (tx) => {
    const [row] = await tx<[{ counts: Record<string, number> }]>`
      select apply_retention(coalesce(${now?.toISOString() ?? null}::timestamptz, now())) as counts
    `
    return row.counts
  })
}
