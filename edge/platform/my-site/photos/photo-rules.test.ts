import { describe, expect, it } from 'vitest'
import { sampleSource } from '../../../../scripts/test-support/sample-source.ts'
import { type SiteSource, withSiteValue } from '../../../../tenants/contract/site-fields.ts'
import { inSight, photosProblem, usesOf } from './photo-rules.ts'

const margot = sampleSource('margot')
const claire = sampleSource('claire')
const slots = (source: SiteSource, id: string, value: string[]) =>
  withSiteValue(source, { file: 'photos.yaml', path: `photos/${id}/slots` }, value)
const order = (source: SiteSource, ids: string[]) => withSiteValue(source, { file: 'photos.yaml', path: 'photos#order' }, ids)

describe('a photo', () => {
  it('is known wherever it stands beside the gallery', () => {
    expect(usesOf(margot, 'fog')).toEqual(['your dates in Hobart'])
    expect(usesOf(withSiteValue(margot, { file: 'content.yaml', path: 'services/dinner/photo' }, 'hut'), 'hut')).toEqual([
      'the service “Dinner”',
    ])
    expect(usesOf(margot, 'march')).toEqual([])
    expect(usesOf(claire, 'garden')).toContain('a test of your opening photo')
  })

  it('opens her site, whatever is taken from the others', () => {
    for (const source of [margot, claire, sampleSource('sophie')]) expect(photosProblem(source)).toBeUndefined()
    expect(photosProblem(slots(margot, 'acanthus', ['gallery']))).toBe('Your site needs an opening photo. Choose another one for it first.')
    expect(photosProblem(slots(slots(margot, 'acanthus', ['gallery']), 'hut', ['hero']))).toBeUndefined()
  })

  it('stays where a test that is not over compares it', () => {
    expect(photosProblem(slots(claire, 'garden', ['gallery']))).toContain('End the test first.')
    expect(photosProblem(order(claire, ['garden']))).toContain('stays in front')
  })
})

it('shows the first of many photos, and all where one or two would be left', () => {
  const all = Array.from({ length: 17 }, (_, index) => index)
  expect(inSight(all, { first: 12, spare: 4 })).toEqual({ shown: all.slice(0, 12), more: all.slice(12) })
  expect(inSight(all.slice(1), { first: 12, spare: 4 })).toEqual({ shown: all.slice(1), more: [] })
})
