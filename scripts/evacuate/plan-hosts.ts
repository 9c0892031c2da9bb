import { PLATFORM_DOMAIN } from '../../tenants/contract/urls.ts'
import type { HostOwner } from '../../tenants/load/check-hosts.ts'
import { tenantHosts } from '../../tenants/load/check-hosts.ts'

/** While a platform moves: a visitor comes to the new place within a minute of the change. */
const TTL_SECONDS = 60

export interface HostPlan {
  host: string
  /** As a zone file has it (RFC 1035). */
  record: string
}

/**
 * Every host that has to lead to the new place, in the order in which they change: sites first. The platform's own comes last, because it is where the rest is fetched
 * from until then. Pure.
 */
export function planHosts(owners: readonly HostOwner[], address: string): HostPlan[] {
  const own = owners.flatMap(({ slug, domains }) => tenantHosts(slug, { domains }).filter((host) => !host.endsWith(`.${PLATFORM_DOMAIN}`)))
  const kind = address.includes(':') ? 'AAAA' : 'A'
  return [...own.sort(), `*.${PLATFORM_DOMAIN}`, PLATFORM_DOMAIN].map((host) => ({
    host,
    record: `${host}. ${TTL_SECONDS} IN ${kind} ${address}`,
  }))
}
