import type { ISql, Sql } from 'postgres'
import type { SiteSource } from '../../tenants/contract/site-fields.ts'
import type { SiteMaker } from './site-changes.ts'

/** One press of "Publish", as the queue carries it. */
export interface Asked {
  tenantId: string
  publicationId: string
}

export interface AskedPublication {
  askedBy: SiteMaker
  askedAt: Date
  /** Her site is closed by her own hand, so that she may open it again. */
  isHiddenByHer: boolean
  /** She sets it up: what it is called is hers, and whether it is public is not. */
  isSetUp: boolean
}

/** Any number will do as long as every publisher uses the same. */
const LOCK_KEY = 7_261_141

/** Undefined: it has ended, or there is none. */
export async function selectAsked(sql: ISql, { tenantId, publicationId }: Asked): Promise<AskedPublication | undefined> {
  const [row] = await sql<AskedPublication[]>`
    select p.asked_by as "askedBy", p.asked_at as "askedAt", t.hidden_by_her as "isHiddenByHer",
      exists (
        select from site_set_ups s where s.tenant_id = p.tenant_id and (s.live_at is null or s.publication_id = p.publication_id)
      ) as "isSetUp"
    from site_publications p
    join tenants t using (tenant_id)
    where p.tenant_id = ${tenantId} and p.publication_id = ${publicationId} and p.state = 'asked'
  `
  return row
}

/** All that wait, the oldest first. */
export async function selectWaiting(sql: ISql): Promise<Asked[]> {
  return sql<Asked[]>`
    select tenant_id as "tenantId", publication_id as "publicationId" from site_publications where state = 'asked' order by asked_at
  `
}

/**
 * Does `work` as the one publisher. False, and nothing was done: another one is. The lock is of a transaction that stays open and does nothing else: so it holds
 * through a pooler in transaction mode too, which gives away what belongs to a session. It keeps nothing from being vacuumed.
 */
export async function asOnlyPublisher(sql: Sql, work: () => Promise<void>): Promise<boolean> {
  const result = await sql.begin(async (tx) => {
    const [{ taken }] = await tx<
      [{ taken: boolean }]
    >`select pg_try_advisory_xact_lock(${LOCK_KEY}) as taken, set_config('idle_in_transaction_session_timeout', '0', true)`
    if (taken) await work()
    return { taken }
  })
  return result.taken
}

/** For whoever holds the publisher's lock: jobs that a killed publisher has left locked are free at once, and not after hours. */
export async function freeDeadJobs(sql: Sql): Promise<void> {
  await sql`
    select graphile_worker.force_unlock_workers(array_agg(distinct locked_by)) from graphile_worker.jobs
    where task_identifier in ('publish', 'preview', 'follow-diary') and locked_by is not null having count(*) > 0
  `
}

/**
 * Queues what waits and is not queued (asked for before there was a queue; a tour that pages do not have yet), and tries what failed again within a minute: of
 * a tour that a build refuses, later each time.
 */
export async function queueWaiting(sql: Sql): Promise<void> {
  await sql`
    select graphile_worker.add_job(
      'publish', json_build_object('tenantId', p.tenant_id, 'publicationId', p.publication_id),
      queue_name := 'publish:' || p.tenant_id, job_key := 'publish:' || p.publication_id, max_attempts := 1000
    )
    from site_publications p
    where p.state = 'asked' and not exists (select from graphile_worker.jobs j where j.key = 'publish:' || p.publication_id)
  `
  await sql`
    select graphile_worker.add_job(
      'follow-diary', json_build_object('tenantId', t.tenant_id),
      queue_name := 'publish:' || t.tenant_id, job_key := 'diary:' || t.tenant_id, max_attempts := 1000
    )
    from tenants t
    where (t.status <> 'inactive' or t.hidden_by_her) and is_diary_ahead(t)
      and not exists (select from graphile_worker.jobs j where j.key = 'diary:' || t.tenant_id)
  `
  await sql`
    select graphile_worker.reschedule_jobs(array_agg(id), run_at := now() + interval '1 minute') from graphile_worker.jobs
    where task_identifier = 'publish' and locked_at is null and run_at > now() + interval '1 minute' having count(*) > 0
  `
}

/** What her folder says, after it was read. */
export async function updateSiteSource(sql: ISql, tenantId: string, source: SiteSource): Promise<void> {
  await sql`
    update tenants set site_source = ${JSON.stringify(source)}::text::jsonb
    where tenant_id = ${tenantId} and site_source is distinct from ${JSON.stringify(source)}::text::jsonb
  `
}
