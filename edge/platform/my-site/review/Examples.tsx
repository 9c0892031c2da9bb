import { examplesIn } from '../../../../tenants/contract/example-words.ts'
import { Notice } from '../../app/Notice.tsx'
import { formOf } from '../form/form-of.ts'
import type { SiteFacts } from '../page/read-site.ts'

/** What nobody has written for her yet: an open site is not built with it, and she should know of it on any other. */
export function Examples({ facts: { source, site, shell } }: { facts: Pick<SiteFacts, 'source' | 'site' | 'shell'> }) {
  const examples = shell.setUp === null ? examplesIn(source) : []
  if (examples.length === 0) return null
  return (
    <Notice tone={site.status === 'active' ? 'bad' : 'plain'}>
      {site.status === 'active'
        ? 'Before you publish, replace these examples with your own:'
        : 'Still examples, to be replaced before your site opens:'}
      {examples.map((field) => (
        <span class="block">
          <a href={formOf(field)}>{field.words}</a>
        </span>
      ))}
    </Notice>
  )
}

/** Whether her site is open, and would show everybody what is not hers. Pure. */
export const wouldShowExamples = ({ source, site }: Pick<SiteFacts, 'source' | 'site'>): boolean =>
  site.status === 'active' && examplesIn(source).length > 0
