import path from 'node:path'
import { exampleLines } from '../../tenants/load/check-example-words.ts'
import { checkHosts } from '../../tenants/load/check-hosts.ts'
import { listTenants } from '../../tenants/load/list-tenants.ts'
import { loadHostOwners } from '../../tenants/load/load-host-owners.ts'
import type { TenantConfig } from '../../tenants/load/load-tenant.ts'
import type { Problem } from '../../tenants/load/problem.ts'
import { expectTenants } from '../command-line/known-tenant.ts'
import { ROOT } from '../command-line/root.ts'
import { showProblems } from '../print/show-problems.ts'
import { loadTenants } from '../runtime/load-tenants.ts'
import { doubtZone } from './doubt-zone.ts'

/** Every problem of these tenants, or of all. Exit code 1 if there is one. */
export async function checkTenants(named: readonly string[], { short }: { short: boolean }): Promise<void> {
  const folder = path.join(ROOT, 'tenants')
  await expectTenants(ROOT, named)
  const all = await listTenants(folder)
  const slugs = named.length === 0 ? all : [...new Set(named)]
  const hosts = checkHosts(await loadHostOwners(folder, all))
  const { tenants, problems } = await loadTenants(folder, slugs)
  const found = [...problems, ...slugs.flatMap((slug) => hosts.get(slug) ?? [])]
  if (found.length === 0) {
    console.log(`${slugs.join(', ')}: no mistakes found.`)
    for (const tenant of tenants) {
      const doubt = doubtZone(tenant.tenant)
      if (doubt !== undefined) console.log(`${tenant.slug}: ${doubt}`)
      tellExamples(tenant)
    }
    return
  }
  console.error(short ? found.map(lineOf).join('\n') : await showProblems(ROOT, found))
  process.exitCode = 1
}

/** What is still the template's, of a site that is not open yet. */
export function tellExamples(tenant: TenantConfig): void {
  const lines = exampleLines(tenant)
  if (lines.length > 0)
    console.log(`${tenant.slug} can’t be opened yet (status: active) with what is still the template’s:\n${lines.join('\n')}`)
}

/** `tenants/claire/tenant.yaml:3:7: error: city: got an empty text, expected a city. Write one.` */
function lineOf({ file, line = 1, column = 1, field, got, expected, fix }: Problem): string {
  return `${file}:${line}:${column}: error: ${field === undefined ? '' : `${field}: `}got ${got}, expected ${expected}. ${fix}`
}
