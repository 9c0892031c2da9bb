import { expect, it } from 'vitest'
import type { StoredSiteChange } from '../../db/queries/site-changes.ts'
import type { SiteChange } from '../../tenants/contract/site-fields.ts'
import { sampleSource } from '../test-support/sample-source.ts'
import { messageOf, tellField } from './commit-message.ts'

const source = sampleSource('margot')
const tell = (file: string, path: string, before: SiteChange['before'], after: SiteChange['after']) =>
  tellField({ file, path, before, after }, source)

it('tells a change by what it was and became, whatever the site says by now', () => {
  expect(tell('tenant.yaml', 'status', 'active', 'inactive')).toBe('site hidden')
  expect(tell('tenant.yaml', 'status', 'inactive', 'active')).toBe('site shown')
  const test = 'experiments/gone'
  expect(tell('experiments.yaml', test, undefined, { id: 'gone' })).toBe('test gone started')
  expect(tell('experiments.yaml', test, { id: 'gone' }, undefined)).toBe('test gone taken back')
  for (const [part, before, after] of [
    ['status', 'running', 'completed'],
    ['winner', undefined, 'fog'],
    ['result', undefined, { days: 3 }],
  ] as const) {
    expect(tell('experiments.yaml', `${test}/${part}`, before, after)).toBe('test gone ended')
    expect(tell('experiments.yaml', `${test}/${part}`, after, before)).toBe('test gone goes on')
  }
  const photo = { id: 'hill', file: 'hill.jpg', alt: 'A hill' }
  expect(tell('photos.yaml', 'photos/hill', undefined, photo)).toBe('A hill')
  expect(tell('photos.yaml', 'photos/hill', photo, undefined)).toBe('A hill removed')
  expect(tell('pages/letters.md', '', '---', undefined)).toBe('page letters removed')
  expect(tell('content.yaml', 'services/dinner/price', 1150, 1200)).toBe('price of Dinner')
})

it('names what was removed in the subject of its commit', () => {
  const change = { file: 'photos.yaml', path: 'photos/hill', before: { id: 'hill', alt: 'A hill' }, after: undefined }
  const changes = [change as unknown as StoredSiteChange]
  expect(messageOf({ name: 'Margot', changes, source, publicationId: 'p' }).split('\n')[0]).toBe('Margot: A hill removed')
})
