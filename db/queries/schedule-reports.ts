import type { Sql } from 'postgres'

/** Notes the weekly mails that are due now, each once. Returns how many were new. `now`: for tests. */
export async function scheduleWeeklyReports(sql: Sql, now?: Date): Promise<number> {
  return sql.begin(async (tx) => {
    await tx`select set_config('role', 'companion_ingest', true)`
    const [row] = await tx<[{ noted: number }]>`
      select schedule_weekly_reports(coalesce(${now?.toISOString() ?? null}::timestamptz, now())) as noted
    `
    return row.noted
  })
}
