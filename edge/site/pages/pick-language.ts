import type { Manifest, ManifestLanguage } from '../../../tenants/contract/manifest.ts'

type Languages = Pick<Manifest, 'languages'>

/** The language that a form or its script names, which is that of the page it stands in; else her first. */
export const pickLanguage = ({ languages }: Languages, named: unknown): ManifestLanguage =>
  languages.find(({ locale }) => locale === named) ?? firstOf(languages)

/** The language of the pages around an address: also of one where there is no page. */
export const languageOfPath = ({ languages }: Languages, path: string): ManifestLanguage =>
  languages.find(({ prefix }) => prefix !== '' && `${path}/`.startsWith(`${prefix}/`)) ?? firstOf(languages)

function firstOf([first]: Manifest['languages']): ManifestLanguage {
  if (!first) throw new Error('A site has at least one language.')
  return first
}
