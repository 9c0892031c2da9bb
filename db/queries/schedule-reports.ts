import type { Sql } from 'postgres'
import { acrossTenants } from './across-tenants.ts'

/** Notes the weekly mails that are due now, each once. Returns how many were new. `now`: for tests. */
export async function scheduleWeeklyReports(sql: Sql, now?: Date): Promise<number> {
  return acrossTenants(sql, 'companion_ingest', async (tx) => {
    const [row] = await tx<[{ noted: number }]>`
      select schedule_weekly_reports(coalesce(${now?.toISOString() ?? null}::timestamptz, now())) as noted
    `
    return row.noted
  })
}
