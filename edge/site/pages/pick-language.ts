import type { Manifest, ManifestLanguage } from '../../../tenants/contract/manifest.ts'
import { languagePath, pagePath } from '../../../tenants/contract/urls.ts'

type Languages = Pick<Manifest, 'languages'>

/** The language that a form or its script names, which is that of the page it stands in; else her first. */
export const pickLanguage = ({ languages }: Languages, named: unknown): ManifestLanguage =>
  languages.find(({ locale }) => locale === named) ?? firstOf(languages)

/** The language of the pages around an address: also of one where there is no page. */
export const languageOfPath = ({ languages }: Languages, path: string): ManifestLanguage =>
  languages.find(({ prefix }) => prefix !== '' && `${path}/`.startsWith(`${prefix}/`)) ?? firstOf(languages)

/** Whether it is the page for addresses that are none, in any of her languages. */
export const isNotFoundPath = ({ languages }: Languages, path: string): boolean =>
  languages.some(({ prefix }) => languagePath(prefix, pagePath('not-found')) === path)

function firstOf([first]: Manifest['languages']): ManifestLanguage {
  if (!first) throw new Error('A site has at least one language.')
  return first
}
