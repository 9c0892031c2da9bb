import { languageOf } from './words/languages.ts'

/** A language of her site, with what of hers the platform's pages and mails say in it. */
export interface SiteLanguage {
  /** `en-AU`, `zh-Hans` */
  locale: string
  /** What the paths of its pages begin with, `/zh-hans`; '' for the first one. */
  prefix: string
  /** Id of a service -> its name. Absent, as all below: of the first language, whose words stand in the rules and with the booking. */
  services?: Readonly<Record<string, string>> | undefined
  depositNote?: string | undefined
  cancellation?: string | undefined
}

/**
 * The language in which somebody is told who asked in `locale`. A language that her site has left since is still the client's; of what no catalogue has, and
 * where nobody knows, it is the first of her site. `languages`: null where they are not known. Pure.
 */
export function languageFor(locale: string | null | undefined, languages: readonly SiteLanguage[] | null, home: string): SiteLanguage {
  const known = languages?.find((each) => each.locale === locale)
  if (known) return known
  if (typeof locale === 'string' && languageOf(locale)) return { locale, prefix: '' }
  return languages?.[0] ?? { locale: home, prefix: '' }
}
