import { type Manifest, manifestSchema } from '../../tenants/contract/manifest.ts'
import { tenantHosts } from '../../tenants/load/check-hosts.ts'
import type { TenantConfig } from '../../tenants/load/load-tenant.ts'
import type { RenderedSite } from './render-site.ts'

/** What the edge must know of a tenant. Pure; checked against its own contract. */
export function planManifest(
  { slug, tenant, content, experiments }: TenantConfig,
  { pages, textFiles }: Pick<RenderedSite, 'pages' | 'textFiles'>,
): Manifest {
  return manifestSchema.parse({
    tenantId: slug,
    name: tenant.name,
    locale: tenant.locale,
    status: tenant.status,
    hosts: tenantHosts(slug, tenant),
    pages,
    textFiles,
    ageGate: tenant.discretion.ageGate,
    experiments: experiments
      .filter(({ status }) => status === 'running')
      .map(({ id, version, traffic, variants }) => ({
        id,
        version,
        traffic,
        variants: variants.map(({ id: variant, weight }) => ({ id: variant, weight })),
      })),
    booking: {
      timeZone: tenant.timeZone,
      city: tenant.city,
      policy: tenant.booking,
      keepDays: tenant.retention.bookingDays,
      services: content.services.map(({ id, name, hours, hoursMin, price }) => ({ id, name, hours, hoursMin, price })),
      tour: tenant.tour.map(({ city, from, to, timeZone = tenant.timeZone }) => ({ city, from, to, timeZone })),
    },
  })
}
