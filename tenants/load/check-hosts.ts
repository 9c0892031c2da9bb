import type { Tenant } from '../contract/tenant.ts'
import { PLATFORM_DOMAIN, tenantHost } from '../contract/urls.ts'
import { type Problem, relativeFile } from './problem.ts'

/** Host names of a tenant, the canonical one first: her first own domain, else the platform's address. */
export function tenantHosts(slug: string, { domains }: Pick<Tenant, 'domains'>): string[] {
  return [...domains.flatMap((domain) => [domain, `www.${domain}`]), tenantHost(slug)]
}

export interface HostOwner {
  slug: string
  domains: string[]
  /** Where each of them stands in tenant.yaml. */
  places?: readonly Pick<Problem, 'line' | 'column' | 'field'>[]
}

/** Two tenants with one host, and domains that are the platform's: what no folder alone can know. Problems by slug. */
export function checkHosts(owners: readonly HostOwner[]): Map<string, Problem[]> {
  const taken = new Map<string, string>(owners.map(({ slug }) => [tenantHost(slug), slug]))
  const problems = new Map<string, Problem[]>()
  for (const { slug, domains, places } of owners) {
    const found = domains.flatMap((host, index): Problem[] => {
      const place = { file: relativeFile(slug, 'tenant.yaml'), field: 'domains', ...places?.[index] }
      if (host === PLATFORM_DOMAIN || host.endsWith(`.${PLATFORM_DOMAIN}`)) {
        return [
          {
            ...place,
            got: `"${host}"`,
            expected: `a domain of her own, not one of ${PLATFORM_DOMAIN}`,
            fix: 'Remove it; the address below the platform’s domain comes from the folder’s name.',
          },
        ]
      }
      const owner = taken.get(host)
      taken.set(host, slug)
      if (owner === undefined) return []
      return [
        {
          ...place,
          got: `"${host}", which ${owner === slug ? 'stands there twice' : `${owner} has already`}`,
          expected: 'a host that no other tenant has',
          fix: owner === slug ? 'Remove one of them.' : `Remove it here or in tenants/${owner}/tenant.yaml.`,
        },
      ]
    })
    if (found.length > 0) problems.set(slug, found)
  }
  return problems
}
