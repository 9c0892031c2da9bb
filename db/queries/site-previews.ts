import type { ISql, Sql } from 'postgres'
import type { SiteProblem } from './site-changes.ts'

/** Her draft as a site that she alone can open, and how far it is. */
export interface DraftPreview {
  previewId: string
  askedAt: Date
  expiresAt: Date
  accessHash: string
  state: 'building' | 'ready' | 'refused'
  problems: readonly SiteProblem[]
}

/** Undefined: she has asked for none, or its day is over. */
export async function selectPreview(sql: ISql, tenantId: string): Promise<DraftPreview | undefined> {
  const [row] = await sql<DraftPreview[]>`
    select preview_id as "previewId", asked_at as "askedAt", expires_at as "expiresAt", access_hash as "accessHash", problems,
      case
        when built_mark is distinct from draft_mark(tenant_id) then 'building'
        when problems = '[]' then 'ready'
        else 'refused'
      end as state
    from site_previews where tenant_id = ${tenantId} and expires_at > now()
  `
  return row
}

/** A new one, in place of any other. */
export async function openPreview(
  sql: ISql,
  tenantId: string,
  { previewId, accessHash, framedBy, hours }: { previewId: string; accessHash: string; framedBy: string; hours: number },
): Promise<void> {
  await sql`
    insert into site_previews (tenant_id, preview_id, expires_at, access_hash, framed_by)
    values (${tenantId}, ${previewId}::uuid, now() + make_interval(hours => ${hours}::integer), ${accessHash}, ${framedBy})
    on conflict (tenant_id) do update set
      preview_id = excluded.preview_id, asked_at = now(), expires_at = excluded.expires_at, access_hash = excluded.access_hash,
      framed_by = excluded.framed_by, built_mark = null, built_at = null, problems = '[]'
  `
  await sql`select wake_publisher('preview', ${tenantId}::text)`
}

/** One that was refused is tried again: what stood in its way may be gone. */
export async function retryPreview(sql: ISql, tenantId: string): Promise<void> {
  await sql`update site_previews set asked_at = now(), built_mark = null, problems = '[]' where tenant_id = ${tenantId} and problems <> '[]'`
  await sql`select wake_publisher('preview', ${tenantId}::text)`
}

/** What the publisher makes one from. `mark`: read before what it stands for, so that what is drafted meanwhile is noticed. */
export interface AskedPreview {
  previewId: string
  expiresAt: Date
  accessHash: string
  framedBy: string
  mark: string
  builtMark: string | null
  isHiddenByHer: boolean
  isSetUp: boolean
}

/** Undefined: there is none, or its day is over. */
export async function selectAskedPreview(sql: ISql, tenantId: string): Promise<AskedPreview | undefined> {
  const [row] = await sql<AskedPreview[]>`
    select p.preview_id as "previewId", p.expires_at as "expiresAt", p.access_hash as "accessHash", p.framed_by as "framedBy",
      draft_mark(p.tenant_id) as mark, p.built_mark as "builtMark", t.hidden_by_her as "isHiddenByHer", set_up_state(p.tenant_id) is not null as "isSetUp"
    from site_previews p
    join tenants t using (tenant_id)
    where p.tenant_id = ${tenantId} and p.expires_at > now()
  `
  return row
}

/** What became of it. False: another was asked for meanwhile. */
export async function endPreview(
  sql: ISql,
  tenantId: string,
  { previewId, mark, problems }: { previewId: string; mark: string; problems: readonly SiteProblem[] },
): Promise<boolean> {
  const rows = await sql`
    update site_previews set built_mark = ${mark}, built_at = now(), problems = ${JSON.stringify(problems)}::text::jsonb
    where tenant_id = ${tenantId} and preview_id = ${previewId}::uuid
    returning tenant_id
  `
  return rows.length > 0
}

export async function deletePreview(sql: ISql, tenantId: string): Promise<void> {
  await sql`delete from site_previews where tenant_id = ${tenantId}`
}

/** For a publisher's look every minute: those whose day is over are gone, and those that are not made yet are queued. Returns whose are left. */
export async function sweepPreviews(sql: Sql): Promise<string[]> {
  await sql`delete from site_previews where expires_at <= now()`
  await sql`
    select graphile_worker.add_job(
      'preview', json_build_object('tenantId', p.tenant_id), queue_name := 'preview:' || p.tenant_id, job_key := 'preview:' || p.tenant_id,
      max_attempts := 5
    )
    from site_previews p
    where p.built_mark is distinct from draft_mark(p.tenant_id)
      and not exists (select from graphile_worker.jobs j where j.key = 'preview:' || p.tenant_id)
  `
  const rows = await sql<{ tenantId: string }[]>`select tenant_id as "tenantId" from site_previews`
  return rows.map(({ tenantId }) => tenantId)
}
