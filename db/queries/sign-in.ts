import type { ISql, Sql } from 'postgres'

// Sign-in: functions that look across tenants by one key and tell nothing else (db/functions/sign_in.sql).

const asIngest = <T>(sql: Sql, work: (tx: ISql) => Promise<T>): Promise<T> =>
  sql.begin(async (tx) => {
    await tx`select set_config('role', 'companion_ingest', true)`
    return work(tx)
  }) as Promise<T>

export const beginSignIn = (sql: Sql, email: string): Promise<void> =>
  asIngest(sql, async (tx) => {
    await tx`select begin_sign_in(${email}::text)`
  })

/** Uses up a link and opens a session for the hash of a new cookie; false where it was used before or is too old. */
export const completeSignIn = (
  sql: Sql,
  { tenantId, linkId, tokenHash }: { tenantId: string; linkId: string; tokenHash: string },
): Promise<boolean> =>
  asIngest(sql, async (tx) => {
    const [row] = await tx<[{ done: boolean }]>`select complete_sign_in(${tenantId}::text, ${linkId}::uuid, ${tokenHash}::text) as done`
    return row.done
  })

/** Whose session a cookie is. */
export const findSession = (sql: Sql, tokenHash: string): Promise<string | null> =>
  asIngest(sql, async (tx) => {
    const [row] = await tx<[{ tenant_id: string | null }]>`select find_desk_session(${tokenHash}::text) as tenant_id`
    return row.tenant_id
  })

/** Ends one session of a tenant, or all of them. */
export async function deleteSessions(sql: ISql, tenantId: string, tokenHash: string | null): Promise<void> {
  await sql`delete from desk_sessions where tenant_id = ${tenantId} and (${tokenHash}::text is null or token_hash = ${tokenHash})`
}

export async function selectWeeklyReportWanted(sql: ISql, tenantId: string): Promise<boolean> {
  const [row] = await sql<{ weekly_report: boolean }[]>`select weekly_report from mail_preferences where tenant_id = ${tenantId}`
  return row?.weekly_report ?? true
}

export async function upsertWeeklyReportWanted(sql: ISql, tenantId: string, isWanted: boolean): Promise<void> {
  await sql`
    insert into mail_preferences (tenant_id, weekly_report) values (${tenantId}, ${isWanted})
    on conflict (tenant_id) do update set weekly_report = excluded.weekly_report, updated_at = now()
  `
}
