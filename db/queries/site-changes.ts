import type { ISql } from 'postgres'
import type { Json, SiteChange, SiteField, SiteSource } from '../../tenants/contract/site-fields.ts'

export type SiteMaker = 'companion' | 'developer'

/** A change with who made it, and how far it is: drafted, on its way, live. */
export interface StoredSiteChange extends SiteChange {
  changeId: string
  madeAt: Date
  madeBy: SiteMaker
  state: 'draft' | 'asked' | 'live'
  publicationId: string | null
  /** The change that this one takes back. */
  undoes: string | null
}

/** Why a publication was refused. */
export interface SiteProblem extends SiteField {
  /** For her: what is wrong and what to do. */
  words: string
  /** Of a conflict: what the folder says now, since a developer has changed it too. */
  theirs?: Json
}

export interface Publication {
  publicationId: string
  askedAt: Date
  askedBy: SiteMaker
  state: 'asked' | 'live' | 'refused'
  endedAt: Date | null
  problems: readonly SiteProblem[]
  commitId: string | null
}

const stored = (sql: ISql) => sql`
  change_id::text as "changeId", file, path, before, after, made_at as "madeAt", made_by as "madeBy", state,
  publication_id as "publicationId", undoes::text as undoes
`

/** What her folder says of her site, as it was read last. Undefined: by no version that kept it. */
export async function selectSiteSource(sql: ISql, tenantId: string): Promise<SiteSource | undefined> {
  const [row] = await sql<{ source: SiteSource | null }[]>`select site_source as source from tenants where tenant_id = ${tenantId}`
  return row?.source ?? undefined
}

/** Her draft, in the order in which it was begun. */
export async function selectDraft(sql: ISql, tenantId: string): Promise<StoredSiteChange[]> {
  return withAbsence(
    await sql<
      StoredSiteChange[]
    >`select ${stored(sql)} from site_changes where tenant_id = ${tenantId} and state = 'draft' order by change_id`,
  )
}

/** What she has asked for and is not live yet, in the order in which it will be. */
export async function selectOnItsWay(sql: ISql, tenantId: string): Promise<StoredSiteChange[]> {
  return withAbsence(
    await sql<
      StoredSiteChange[]
    >`select ${stored(sql)} from site_changes where tenant_id = ${tenantId} and state = 'asked' order by change_id`,
  )
}

/** The changes of one publication. */
export async function selectPublished(sql: ISql, tenantId: string, publicationId: string): Promise<StoredSiteChange[]> {
  return withAbsence(
    await sql<StoredSiteChange[]>`
      select ${stored(sql)} from site_changes where tenant_id = ${tenantId} and publication_id = ${publicationId} order by change_id
    `,
  )
}

/** What has been live, by when it went live, newest first: a draft may be older than what went live before it. */
export async function selectSiteHistory(sql: ISql, tenantId: string, limit: number): Promise<StoredSiteChange[]> {
  return withAbsence(
    await sql<StoredSiteChange[]>`
      select ${stored(sql)} from (
        select c.*, p.ended_at from site_changes c left join site_publications p using (tenant_id, publication_id)
        where c.tenant_id = ${tenantId} and c.state = 'live'
      ) as live
      order by coalesce(ended_at, made_at) desc, change_id desc limit ${limit}
    `,
  )
}

/** Newest first. */
export async function selectPublications(sql: ISql, tenantId: string, limit: number): Promise<Publication[]> {
  return sql<Publication[]>`
    select publication_id as "publicationId", asked_at as "askedAt", asked_by as "askedBy", state, ended_at as "endedAt", problems, commit_id as "commitId"
    from site_publications where tenant_id = ${tenantId} order by asked_at desc limit ${limit}
  `
}

/** Keeps one field as she has it now. As it was before: then there is no draft of it any more. */
export async function draftSiteChange(
  sql: ISql,
  tenantId: string,
  { file, path, before, after, madeBy, undoes = null }: SiteChange & { madeBy: SiteMaker; undoes?: string | null },
): Promise<void> {
  await sql`
    select draft_site_change(
      ${tenantId}::text, ${file}::text, ${path}::text, ${toJson(before)}::text::jsonb, ${toJson(after)}::text::jsonb, ${madeBy}::text, ${undoes}::text::bigint
    )
  `
}

/** Throws one change of the draft away; all of it without a field. */
export async function discardDraft(sql: ISql, tenantId: string, field?: SiteField): Promise<void> {
  await sql`
    delete from site_changes where tenant_id = ${tenantId} and state = 'draft'
      ${field ? sql`and file = ${field.file} and path = ${field.path}` : sql``}
  `
}

/** After a conflict: she has seen what the folder says now, and keeps hers. */
export async function keepMine(sql: ISql, tenantId: string, { file, path }: SiteField, theirs: Json | undefined): Promise<void> {
  await sql`
    update site_changes set before = ${toJson(theirs)}::text::jsonb
    where tenant_id = ${tenantId} and file = ${file} and path = ${path} and state = 'draft'
  `
}

/** Hands her draft to the publisher. Undefined: nothing is drafted. */
export async function askToPublish(sql: ISql, tenantId: string, askedBy: SiteMaker): Promise<string | undefined> {
  const [row] = await sql<[{ id: string | null }]>`select ask_to_publish(${tenantId}::text, ${askedBy}::text) as id`
  return row.id ?? undefined
}

/** Hands changes to the publisher that wait for nothing else, past her draft. `undoes`: the change that one of them takes back. Returns the publication. */
export async function publishAtOnce(
  sql: ISql,
  tenantId: string,
  { changes, askedBy }: { changes: readonly (SiteChange & { undoes?: string })[]; askedBy: SiteMaker },
): Promise<string> {
  const [row] = await sql<[{ id: string }]>`
    select publish_at_once(${tenantId}::text, ${JSON.stringify(changes)}::text::jsonb, ${askedBy}::text) as id
  `
  return row.id
}

/** Until the transaction ends nobody else drafts: what is drafted follows from what was read. */
export async function lockSiteDraft(sql: ISql, tenantId: string): Promise<void> {
  await sql`select lock_site_draft(${tenantId}::text)`
}

/** The publisher's last word. False: it had ended before. */
export async function endPublication(
  sql: ISql,
  tenantId: string,
  end: { publicationId: string; state: 'live' | 'refused'; problems?: readonly SiteProblem[]; commitId?: string; source?: SiteSource },
): Promise<boolean> {
  const { publicationId, state, problems = [], commitId = null, source } = end
  const [row] = await sql<[{ ended: boolean }]>`
    select end_publication(
      ${tenantId}::text, ${publicationId}::uuid, ${state}::text, ${JSON.stringify(problems)}::text::jsonb, ${commitId}::text,
      ${source === undefined ? null : JSON.stringify(source)}::text::jsonb
    ) as ended
  `
  return row.ended
}

/** Undefined is null in a column, and null in YAML is no value of hers. */
const toJson = (value: Json | undefined): string | null => (value === undefined || value === null ? null : JSON.stringify(value))

const withAbsence = (rows: StoredSiteChange[]): StoredSiteChange[] =>
  rows.map((row) => ({ ...row, before: row.before ?? undefined, after: row.after ?? undefined }))
