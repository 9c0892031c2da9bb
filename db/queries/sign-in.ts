import type { ISql, Sql } from 'postgres'
import { acrossTenants } from './across-tenants.ts'

// Sign-in: functions that look across tenants by one key and tell nothing else (db/functions/sign_in.sql).

/** Whether an address may be asked for once more this hour by whoever asks; the same for one that nobody here has. */
export const countSignInAsk = (
  sql: Sql,
  { addressHash, networkHash, browserHash }: { addressHash: string; networkHash: string; browserHash: string },
): Promise<boolean> =>
  acrossTenants(sql, 'companion_ingest', async (tx) => {
    const [row] = await tx<[{ isAllowed: boolean }]>`
      select count_sign_in_ask(${addressHash}::text, ${networkHash}::text, ${browserHash}::text) as "isAllowed"
    `
    return row.isAllowed
  })

/** `goTo`: the page of her app that she wanted. */
export const beginSignIn = (
  sql: Sql,
  { email, browserHash, goTo }: { email: string; browserHash: string; goTo: string | undefined },
): Promise<void> =>
  acrossTenants(sql, 'companion_ingest', async (tx) => {
    await tx`select begin_sign_in(${email}::text, ${browserHash}::text, ${goTo ?? null}::text)`
  })

/** The open links whose code may be typed now: of a browser, or invitations of an address. Each call is one try of each. */
export const trySignInCode = (
  sql: Sql,
  { browserHash, email }: { browserHash?: string | undefined; email?: string | undefined },
): Promise<{ tenantId: string; linkId: string }[]> =>
  acrossTenants(sql, 'companion_ingest', async (tx) => [
    ...(await tx<{ tenantId: string; linkId: string }[]>`
      select tenant_id as "tenantId", link_id as "linkId" from try_sign_in_code(${browserHash ?? null}::text, ${email ?? null}::text)`),
  ])

export interface SignInLink {
  /** Where it leads once it has signed her in; null: to her first page. */
  goTo: string | null
  /** Nobody asked for it: its code is typed with her address, in any browser. */
  isInvitation: boolean
  /** It has not been used, and is not too old. */
  isOpen: boolean
}

export async function selectSignInLink(
  sql: ISql,
  { tenantId, linkId }: { tenantId: string; linkId: string },
): Promise<SignInLink | undefined> {
  const [row] = await sql<SignInLink[]>`
    select go_to as "goTo", browser_hash is null as "isInvitation", used_at is null and expires_at > now() as "isOpen"
    from sign_in_links where tenant_id = ${tenantId} and link_id = ${linkId}::uuid
  `
  return row
}

/** Uses up a link and opens a session for the hash of a new cookie; false where it was used before or is too old. */
export const completeSignIn = (
  sql: Sql,
  { tenantId, linkId, tokenHash }: { tenantId: string; linkId: string; tokenHash: string },
): Promise<boolean> =>
  acrossTenants(sql, 'companion_ingest', async (tx) => {
    const [row] = await tx<[{ done: boolean }]>`select complete_sign_in(${tenantId}::text, ${linkId}::uuid, ${tokenHash}::text) as done`
    return row.done
  })

/** Whose session a cookie is. */
export const findSession = (sql: Sql, tokenHash: string): Promise<string | null> =>
  acrossTenants(sql, 'companion_ingest', async (tx) => {
    const [row] = await tx<[{ tenant_id: string | null }]>`select find_desk_session(${tokenHash}::text) as tenant_id`
    return row.tenant_id
  })

/** Ends the links and invitations that nobody has used yet. */
export async function endSignInLinks(sql: ISql, tenantId: string): Promise<void> {
  await sql`select end_sign_in_links(${tenantId}::text)`
}

/** Ends one session of a tenant, or all of them, and what its device is told. */
export async function deleteSessions(sql: ISql, tenantId: string, tokenHash: string | null): Promise<void> {
  await sql`delete from desk_sessions where tenant_id = ${tenantId} and (${tokenHash}::text is null or token_hash = ${tokenHash})`
  await sql`delete from push_subscriptions where tenant_id = ${tenantId} and (${tokenHash}::text is null or session_hash = ${tokenHash})`
}

/** Ends the session of one device, and what that device is told. Undefined: there is no such session. */
export async function deleteSession(sql: ISql, tenantId: string, sessionId: string): Promise<{ tokenHash: string } | undefined> {
  const [ended] = await sql<{ tokenHash: string }[]>`
    delete from desk_sessions where tenant_id = ${tenantId} and session_id = ${sessionId}::uuid returning token_hash as "tokenHash"
  `
  if (ended) await sql`delete from push_subscriptions where tenant_id = ${tenantId} and session_hash = ${ended.tokenHash}`
  return ended
}

/** What a device is called where she is signed in, e.g. "iPhone, Safari". */
export async function nameDevice(sql: ISql, tenantId: string, { tokenHash, device }: { tokenHash: string; device: string }): Promise<void> {
  await sql`update desk_sessions set device = ${device} where tenant_id = ${tenantId} and token_hash = ${tokenHash}`
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
