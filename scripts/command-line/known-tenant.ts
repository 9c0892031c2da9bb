import path from 'node:path'
import { listTenants } from '../../tenants/load/list-tenants.ts'
import { nearestName } from '../../tenants/load/nearest-name.ts'

/** Throws a sentence where tenants/ has no such folder. */
export async function expectTenants(root: string, slugs: readonly string[]): Promise<void> {
  const known = await listTenants(path.join(root, 'tenants'))
  for (const slug of slugs) {
    if (known.includes(slug)) continue
    const near = nearestName(slug, known)
    const hint = near === undefined ? `There are: ${known.join(', ')}.` : `Did you mean "${near}"?`
    throw new Error(`There is no tenant "${slug}". ${hint}`)
  }
}
