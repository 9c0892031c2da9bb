import path from 'node:path'
import { buildPaths } from '../../sites/builder/paths.ts'
import { listTenants, tenantFolder } from '../../tenants/load/list-tenants.ts'
import { loadTenant } from '../../tenants/load/load-tenant.ts'
import { endTestOf, listTests, previewLink } from '../experiments/commands.ts'
import { dataDirOf } from '../runtime/data-dir.ts'
import { loadTenants } from '../runtime/load-tenants.ts'
import { withDatabase } from '../runtime/with-database.ts'

// npm run experiments -- list [tenant …] | promote <tenant> <test> [variant] | stop <tenant> <test> | link <tenant> <test> <variant>

const USAGE = `Usage: npm run experiments -- list [tenant …]
       npm run experiments -- promote <tenant> <test> [variant]   makes the winner (or this variant) the plain page
       npm run experiments -- stop <tenant> <test>                ends the test and keeps the page as it is
       npm run experiments -- link <tenant> <test> <variant>      a link that shows the variant and counts nothing`

const root = path.resolve(import.meta.dirname, '../..')
const { tenants } = buildPaths(root)
const [verb, slug, testId, variant] = process.argv.slice(2)

try {
  if (verb === 'list') {
    const wanted = process.argv.slice(3)
    const loaded = (await loadTenants(tenants, await listTenants(tenants))).tenants.filter(
      (config) => wanted.length === 0 || wanted.includes(config.slug),
    )
    console.log(await withDatabase(root, (sql) => listTests(sql, loaded)))
  } else if (verb === 'promote' || verb === 'stop' || verb === 'link') {
    if (slug === undefined || testId === undefined || (verb === 'link' && variant === undefined)) throw new Error(USAGE)
    if (!(await listTenants(tenants)).includes(slug)) throw new Error(`There is no tenant "${slug}".`)
    const folder = tenantFolder(tenants, slug)
    if (verb === 'link') {
      const dataDir = dataDirOf(root)
      console.log(
        await previewLink(await loadTenant(folder), { testId, variant: variant ?? '', dataDir, port: process.env.PORT ?? '8787' }),
      )
    } else {
      const kept = verb === 'stop' ? 'control' : variant
      console.log(await withDatabase(root, (sql) => endTestOf(sql, { folder, testId, variant: kept })))
      console.log(`Look at it, build with "npm run build -- ${slug}", and commit.`)
    }
  } else throw new Error(USAGE)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
