import { languageFor, type SiteLanguage } from '../../tenants/contract/site-language.ts'

/** The language in which a client is told of a request, and what of hers is said in it. */
export type Spoken = Omit<SiteLanguage, 'services'> & {
  /** What her site calls there what was asked for. */
  service: string
}

/** Of a booking what decides it. */
export interface StoredLanguage {
  serviceId: string
  language: string | null
  siteLanguages: readonly SiteLanguage[] | null
}

/** `service`: as it was called when it was asked for; `locale`: hers. Pure. */
export function spokenOf(
  { serviceId, language, siteLanguages }: StoredLanguage,
  { service, locale }: { service: string; locale: string },
): Spoken {
  const { services, ...spoken } = languageFor(language, siteLanguages, locale)
  return { ...spoken, service: services?.[serviceId] ?? service }
}
