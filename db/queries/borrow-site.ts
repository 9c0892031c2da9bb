import type { Sql } from 'postgres'
import type { SiteSource } from '../../tenants/contract/site-fields.ts'
import { selectSiteSource } from './site-changes.ts'

/**
 * What is known of a site on the suite's stack, for a test that changes it: nothing is drafted, and all is as it was when it is given back. One test file at a
 * time has it; another waits.
 */
export async function borrowSite(sql: Sql, tenantId: string) {
  // A publisher would write into the real folder. It makes this schema first.
  const [row] = await sql<[{ there: boolean }]>`select to_regnamespace('graphile_worker') is not null as there`
  if (row.there) throw new Error('A publisher works on the database of the tests: start it with PUBLISHER=off.')
  const held = await sql.reserve()
  await held`select pg_advisory_lock(hashtextextended('borrowed:' || ${tenantId}, 0))`
  const before = await selectSiteSource(sql, tenantId)
  const begin = async (source: SiteSource | undefined) => {
    await sql`delete from site_previews where tenant_id = ${tenantId}`
    await sql`delete from site_changes where tenant_id = ${tenantId}`
    await sql`delete from site_publications where tenant_id = ${tenantId}`
    await sql`
      update tenants set site_source = ${source === undefined ? null : JSON.stringify(source)}::text::jsonb where tenant_id = ${tenantId}`
  }
  const giveBack = async () => {
    await begin(before)
    await held`select pg_advisory_unlock(hashtextextended('borrowed:' || ${tenantId}, 0))`
    held.release()
  }
  return { begin, giveBack }
}

/** Photos that a test has added; what the store has of them is the test's to remove. */
export async function forgetUploads(sql: Sql, tenantId: string): Promise<void> {
  await sql`delete from photo_uploads where tenant_id = ${tenantId}`
  await sql`delete from photo_versions where tenant_id = ${tenantId}`
}
