import type { Sql } from 'postgres'

/** Notes the reminders that are due now, each once (db/functions/reminders.sql). Returns how many were new. `now`: for tests. */
export async function noteReminders(sql: Sql, now?: Date): Promise<number> {
  return sql.begin(async (tx) => {
    await tx`select set_config('role', 'companion_ingest', true)`
    const [row] = await tx<[{ noted: number }]>`select note_reminders(coalesce(${now?.toISOString() ?? null}::timestamptz, now())) as noted`
    return row.noted
  })
}
