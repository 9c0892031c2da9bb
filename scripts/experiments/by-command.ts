import { buildPaths } from '../../sites/builder/paths.ts'
import { listTenants, tenantFolder } from '../../tenants/load/list-tenants.ts'
import { loadTenant } from '../../tenants/load/load-tenant.ts'
import { expectTenants } from '../command-line/known-tenant.ts'
import { ROOT } from '../command-line/root.ts'
import { dataDirOf } from '../runtime/data-dir.ts'
import { loadTenants } from '../runtime/load-tenants.ts'
import { withDatabase } from '../runtime/with-database.ts'
import { endTestOf, listTests, previewLink } from './commands.ts'

const { tenants } = buildPaths(ROOT)

/** Tests of these tenants, or of all. */
export async function list(wanted: readonly string[]): Promise<void> {
  await expectTenants(ROOT, wanted)
  const slugs = wanted.length === 0 ? await listTenants(tenants) : [...wanted]
  const loaded = (await loadTenants(tenants, slugs)).tenants
  console.log(await withDatabase(ROOT, (sql) => listTests(sql, loaded)))
}

/** Ends a test in the YAML with this variant as the plain page; without one, the winner. */
export async function end(slug: string, testId: string, variant: string | undefined): Promise<void> {
  await expectTenants(ROOT, [slug])
  console.log(await withDatabase(ROOT, (sql) => endTestOf(sql, { folder: tenantFolder(tenants, slug), testId, variant })))
  console.log(`Look at it, build with "npm run build -- ${slug}", and commit.`)
}

/** A link that shows a variant and counts nothing. */
export async function link(slug: string, testId: string, variant: string): Promise<void> {
  await expectTenants(ROOT, [slug])
  const config = await loadTenant(tenantFolder(tenants, slug))
  console.log(await previewLink(config, { testId, variant, dataDir: dataDirOf(ROOT), port: process.env.PORT ?? '8787' }))
}
