import { expect, it } from 'vitest'
import type { Publication, StoredSiteChange } from '../../../../db/queries/site-changes.ts'
import type { SiteSource } from '../../../../tenants/contract/site-fields.ts'
import type { SiteFacts } from '../page/read-site.ts'
import { PublicationState } from './PublicationState.tsx'

const tagline = (text: string) => ({ 'content.yaml': { tagline: text } }) as unknown as SiteSource
const changes = [
  {
    ...{ changeId: '7', publicationId: 'p7', file: 'content.yaml', path: 'tagline', before: 'First', after: 'Second' },
    ...{ madeAt: new Date('2026-11-20T01:00Z'), madeBy: 'companion', state: 'live', undoes: null },
  },
] as StoredSiteChange[]
const page = (state: Publication['state'], base: SiteSource): string => {
  const telling = { locale: 'en-AU', currency: 'AUD', source: base }
  const tenant = { locale: 'en-AU', timeZone: 'Australia/Sydney', city: 'Sydney' }
  const facts = {
    shell: { setUp: null },
    live: base,
    base,
    source: base,
    telling,
    tenant,
    publications: [],
    now: new Date('2026-11-26T00:00Z'),
  }
  const publication = { publicationId: 'p7', state, askedAt: new Date('2026-11-20T01:00Z'), endedAt: null } as unknown as Publication
  return String(<PublicationState publication={publication} facts={facts as unknown as SiteFacts} changes={changes} />)
}

it('has the way to undo what has just gone live, and to all that did before', () => {
  expect(page('live', tagline('Second'))).toMatch(/href="\/dashboard\/my-site\/undo\/7"[^>]*>\s*Undo/)
  expect(page('live', tagline('Second'))).toContain('href="/dashboard/my-site/history"')
  // What has not gone live yet, or has been changed since, is not offered to be undone.
  expect(page('asked', tagline('First'))).not.toContain('/undo/7')
  expect(page('live', tagline('Third'))).not.toContain('/undo/7')
})
