import type { Sql } from 'postgres'
import { acrossTenants } from './across-tenants.ts'

/** Notes the reminders that are due now, each once (db/functions/reminders.sql). Returns how many were new. `now`: for tests. */
export async function noteReminders(sql: Sql, now?: Date): Promise<number> {
  return acrossTenants(sql, 'companion_ingest', async (tx) => {
    const [row] = await tx<[{ noted: number }]>`select note_reminders(coalesce(${now?.toISOString() ?? null}::timestamptz, now())) as noted`
    return row.noted
  })
}
