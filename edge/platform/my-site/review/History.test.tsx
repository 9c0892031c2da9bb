import { expect, it } from 'vitest'
import type { StoredSiteChange } from '../../../../db/queries/site-changes.ts'
import type { SiteSource } from '../../../../tenants/contract/site-fields.ts'
import type { SiteFacts } from '../page/read-site.ts'
import { History } from './History.tsx'
import { undoName } from './undo-name.ts'

const NOW = new Date('2026-11-26T00:00Z')
const tagline = (text: string) => ({ 'content.yaml': { tagline: text } }) as unknown as SiteSource
const change = (changeId: string, before: string, after: string, more: Partial<StoredSiteChange> = {}): StoredSiteChange => ({
  ...{ changeId, publicationId: `p${changeId}`, file: 'content.yaml', path: 'tagline', before, after },
  ...{ madeAt: new Date('2026-11-20T01:00Z'), madeBy: 'companion', state: 'live', undoes: null, ...more },
})

const TELLING = { locale: 'en-AU', currency: 'AUD', source: {} }

async function linesOf(changes: StoredSiteChange[], facts: { base: SiteSource; source?: SiteSource; live?: SiteSource | undefined }) {
  const { base, source = base } = facts
  const live = 'live' in facts ? facts.live : base
  const telling = { locale: 'en-AU', currency: 'AUD', source }
  const shown = {
    live,
    base,
    source,
    telling,
    publications: [],
    rules: undefined,
    now: NOW,
    tenant: { locale: 'en-AU', timeZone: 'Australia/Sydney', city: 'Sydney' },
  } as unknown as SiteFacts
  const html = String(await (<History facts={shown} changes={changes} readMax={60} />))
  return html
    .split('<li>')
    .slice(1)
    .map((line) => (/>\s*Undo\s*</.test(line) ? 'Undo' : (/(Changed again [^<]+|Undone since)/.exec(line)?.[1] ?? '')))
}

it('says of each line that has no way back why not', async () => {
  const once = [change('2', 'Second', 'Third'), change('1', 'First', 'Second')]
  expect(await linesOf(once, { base: tagline('Third') })).toEqual(['Undo', 'Changed again since'])
  expect(await linesOf(once, { base: tagline('Third'), source: tagline('Fourth') })).toEqual([
    'Changed again in your draft',
    'Changed again since',
  ])
  const undone = [change('3', 'Third', 'Second', { undoes: '2' }), ...once]
  expect(await linesOf(undone, { base: tagline('Second') })).toEqual(['Undo', 'Undone since', 'Undo'])
  const again = [change('5', 'Third', 'Second', { undoes: '4' }), change('4', 'Second', 'Third'), ...undone]
  expect(await linesOf(again, { base: tagline('Second') })).toEqual(['Undo', 'Undone since', 'Changed again since', 'Undone since', 'Undo'])
  expect(await linesOf(once, { base: {}, live: undefined })).toEqual(['', ''])
})

it('calls no two ways back the same', async () => {
  const changes = [change('3', 'Second', 'Third'), change('2', 'First', 'Second', { path: 'intro' }), change('1', 'First', 'Second')]
  expect(undoName(change('3', 'Second', 'Third'), TELLING, '2:02 pm')).toBe('Undo: Tagline, Third, 2:02 pm')
  const names = changes.map((each) => undoName(each, TELLING))
  expect(new Set(names).size).toBe(3)
})
