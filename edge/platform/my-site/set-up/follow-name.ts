import { homeTitle } from '../../../../tenants/contract/home-title.ts'
import { type SiteChange, type SiteSource, siteValueOf } from '../../../../tenants/contract/site-fields.ts'
import { withChanges } from '../form/plan-save.ts'

const TENANT = 'tenant.yaml'
const said = (source: SiteSource, path: string): string => String(siteValueOf(source, { file: TENANT, path }) ?? '')

/** What the template says of name and city where they are not asked for. */
const FOLLOWS: Readonly<Record<string, (source: SiteSource) => string>> = {
  'seo/title': (source) => homeTitle(said(source, 'name'), said(source, 'city')),
  'seo/description': (source) => `A warm and discreet companion in ${said(source, 'city')}.`,
}

/** Title and description for search engines follow her name and her city, as long as nobody has written others. Pure. */
export function followName(source: SiteSource, changes: readonly SiteChange[]): SiteChange[] {
  const then = withChanges(source, changes)
  return Object.entries(FOLLOWS).flatMap(([path, words]) => {
    const before = said(source, path)
    const after = words(then)
    return before === words(source) && before !== after ? [{ file: TENANT, path, before, after }] : []
  })
}
