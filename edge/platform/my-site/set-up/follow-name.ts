import { ownWords } from '../../../../tenants/contract/example-words.ts'
import { homeDescription } from '../../../../tenants/contract/home-description.ts'
import { homeTitle } from '../../../../tenants/contract/home-title.ts'
import { type SiteChange, type SiteSource, siteValueOf } from '../../../../tenants/contract/site-fields.ts'
import { withChanges } from '../form/plan-save.ts'

const TENANT = 'tenant.yaml'
const said = (source: SiteSource, path: string): string => String(siteValueOf(source, { file: TENANT, path }) ?? '')

const lineOfHers = (source: SiteSource): string =>
  ownWords(source).some(({ path }) => path === 'tagline')
    ? ''
    : String(siteValueOf(source, { file: 'content.yaml', path: 'tagline' }) ?? '')

/** What stands there as long as nobody has written other words, those of now first: a folder may have been begun from a template before. */
const FOLLOWS: Readonly<Record<string, readonly ((source: SiteSource) => string)[]>> = {
  'seo/title': [(source) => homeTitle(said(source, 'name'), said(source, 'city'))],
  'seo/description': [
    (source) => homeDescription({ name: said(source, 'name'), city: said(source, 'city'), tagline: lineOfHers(source) }),
    (source) => `A warm and discreet companion in ${said(source, 'city')}.`,
  ],
}

/** Title and description for search engines follow her name, her city and her own line, as long as nobody has written others. Pure. */
export function followName(source: SiteSource, changes: readonly SiteChange[]): SiteChange[] {
  const then = withChanges(source, changes)
  return Object.entries(FOLLOWS).flatMap(([path, words]) => {
    const before = said(source, path)
    const after = words[0]?.(then) ?? before
    return words.some((each) => each(source) === before) && before !== after ? [{ file: TENANT, path, before, after }] : []
  })
}
