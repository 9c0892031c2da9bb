import type { Sql } from 'postgres'

/** Removes what no tenant keeps any longer and makes the months to come. Returns how many rows of each kind went. `now`: for tests. */
export async function applyRetention(sql: Sql, now?: Date): Promise<Record<string, number>> {
  return sql.begin(async (tx) => {
    await tx`select set_config('role', 'companion_ingest', true)`
    const [row] = await tx<[{ counts: Record<string, number> }]>`
      select apply_retention(coalesce(${now?.toISOString() ?? null}::timestamptz, now())) as counts
    `
    return row.counts
  })
}
