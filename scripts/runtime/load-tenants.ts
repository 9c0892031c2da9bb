import { tenantFolder } from '../../tenants/load/list-tenants.ts'
import { loadTenant, type TenantConfig } from '../../tenants/load/load-tenant.ts'
import { type Problem, TenantProblems } from '../../tenants/load/problem.ts'

/** Those of these tenants that are right, and the problems of those that are not. */
export async function loadTenants(root: string, slugs: readonly string[]): Promise<{ tenants: TenantConfig[]; problems: Problem[] }> {
  const tenants: TenantConfig[] = []
  const problems: Problem[] = []
  for (const slug of slugs) {
    try {
      tenants.push(await loadTenant(tenantFolder(root, slug)))
    } catch (error) {
      if (!(error instanceof TenantProblems)) throw error
      problems.push(...error.problems)
    }
  }
  return { tenants, problems }
}
