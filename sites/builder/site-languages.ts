import type { SiteLanguage } from '../../tenants/contract/site-language.ts'
import type { TenantConfig } from '../../tenants/load/load-tenant.ts'
import { languageConfigs } from './language-configs.ts'

/** Her languages, with what of hers is said in mails to clients and on their own pages. Of the first one the rules and bookings have it. Pure. */
export const siteLanguages = (config: TenantConfig): SiteLanguage[] =>
  languageConfigs(config).map(({ config: { tenant, content }, prefix }) => ({
    locale: tenant.locale,
    prefix,
    ...(prefix === ''
      ? {}
      : {
          services: Object.fromEntries(content.services.map(({ id, name }) => [id, name])),
          depositNote: tenant.booking.deposit?.note,
          cancellation: tenant.booking.cancellation,
        }),
  }))
