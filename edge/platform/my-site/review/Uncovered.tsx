import type { SiteChange } from '../../../../tenants/contract/site-fields.ts'
import { uncoveredBy } from '../words/uncovered-by.ts'
import type { Telling } from '../words/value-words.ts'

/** What she should not learn from a visitor: a change that shows what her site hides now. */
export const Uncovered = ({ change, telling }: { change: SiteChange; telling: Telling }) =>
  uncoveredBy(change, telling.photoVersions) ? (
    <p class="warning">Something that is blurred on your site now will be visible to everyone. Look at the photo first.</p>
  ) : null
