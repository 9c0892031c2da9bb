import { rulesOfYaml } from '../../tenants/contract/booking-rules.ts'
import { type Manifest, manifestSchema } from '../../tenants/contract/manifest.ts'
import { bookableServices } from '../../tenants/contract/prices.ts'
import { wordsOf } from '../../tenants/contract/words/catalogues.ts'
import { edgeWords } from '../../tenants/contract/words/words.ts'
import { tenantHosts } from '../../tenants/load/check-hosts.ts'
import type { TenantConfig } from '../../tenants/load/load-tenant.ts'
import { languageConfigs } from './language-configs.ts'
import type { RenderedSite } from './render-site.ts'

/** What the edge must know of a tenant. Pure; checked against its own contract. */
export function planManifest(config: TenantConfig, { pages, textFiles }: Pick<RenderedSite, 'pages' | 'textFiles'>): Manifest {
  const { slug, tenant, content, experiments } = config
  return manifestSchema.parse({
    tenantId: slug,
    name: tenant.name,
    languages: languageConfigs(config).map(({ config: { tenant: each, content: told }, prefix }) => ({
      locale: each.locale,
      prefix,
      ...(prefix === '' ? {} : { services: Object.fromEntries(told.services.map(({ id, name }) => [id, name])) }),
      words: edgeWords(wordsOf(each.locale)),
    })),
    country: tenant.country,
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
      ...rulesOfYaml(tenant),
      keepDays: tenant.retention.bookingDays,
      services: bookableServices(content),
    },
  })
}
