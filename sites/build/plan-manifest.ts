import { type Manifest, type ManifestPage, manifestSchema } from '../../tenants/contract/manifest.ts'
import type { TenantConfig } from '../../tenants/load/load-tenant.ts'

/** What the edge must know of a tenant. Pure; checked against its own contract. */
export function planManifest(
  { slug, tenant, content, experiments }: TenantConfig,
  { host, pages }: { host: string; pages: ManifestPage[] },
): Manifest {
  return manifestSchema.parse({
    tenantId: slug,
    name: tenant.name,
    status: tenant.status,
    hosts: [host],
    pages,
    experiments: experiments
      .filter(({ status }) => status === 'running')
      .map(({ id, version, traffic, variants }) => ({ id, version, traffic, variants })),
    booking: {
      timeZone: tenant.timeZone,
      city: tenant.city,
      policy: tenant.booking,
      services: content.services.map(({ id, name, hours, hoursMin }) => ({ id, name, hours, hoursMin })),
      tour: tenant.tour.map(({ city, from, to, timeZone = tenant.timeZone }) => ({ city, from, to, timeZone })),
    },
  })
}
