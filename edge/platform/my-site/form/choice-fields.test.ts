import { describe, expect, it } from 'vitest'
import { sampleSource } from '../../../../scripts/test-support/sample-source.ts'
import type { HerField } from '../../../../tenants/contract/her-fields.ts'
import { type SiteSource, siteValueOf } from '../../../../tenants/contract/site-fields.ts'
import { lookFields, photoFields } from './choice-fields.ts'
import { fingerprintOf, planSave } from './plan-save.ts'
import { nameOf, typedOf } from './typed.ts'

const margot = sampleSource('margot')

/** What a form changes in which some options are chosen, and nothing else. */
async function changesOf(source: SiteSource, fields: readonly HerField[], chosen: Record<string, string>) {
  const shown = Object.fromEntries(fields.map((field) => [nameOf(field), typedOf(field, siteValueOf(source, field))]))
  const was = new Map(await Promise.all(fields.map(async (field) => [nameOf(field), await fingerprintOf(field, source)] as const)))
  return (await planSave(fields, { typed: { ...shown, ...chosen }, was: (name) => was.get(name) ?? '', source })).changes
}

describe('several values as one choice', () => {
  it('are nine colours of a palette', async () => {
    expect(await changesOf(margot, lookFields(margot), { 'theme-colors': 'moss', 'theme-fonts-heading': 'fraunces' })).toMatchObject([
      { path: 'colors', before: { background: '#f6f4ef' }, after: { background: '#f4f5f0', danger: '#a3222f' } },
      { path: 'fonts/heading', before: 'jost', after: 'fraunces' },
    ])
    expect(await changesOf(margot, lookFields(margot), { 'theme-colors': 'linen' })).toEqual([])
  })

  it('stay as they are where they are none of those, and are what the contract refuses where a browser makes them up', async () => {
    const own = { ...margot, 'theme.yaml': { ...(margot['theme.yaml'] as object), colors: { background: '#000000' } } } as SiteSource
    expect(await changesOf(own, lookFields(own), {})).toEqual([])
    expect(await changesOf(margot, lookFields(margot), { 'theme-colors': '{"background":"red"}' })).toMatchObject([
      { after: { background: 'red' } },
    ])
    expect(await changesOf(margot, lookFields(margot), { 'theme-colors': '{half' })).toMatchObject([{ after: '{half' }])
  })

  it('are a part of a photo', async () => {
    expect(await changesOf(margot, photoFields('fog'), { 'photos-photos-fog-focus': 'top-left' })).toEqual([
      { file: 'photos.yaml', path: 'photos/fog/focus', before: undefined, after: { x: 0.2, y: 0.2 } },
    ])
    expect(await changesOf(margot, photoFields('fog'), { 'photos-photos-fog-focus': 'centre' })).toEqual([])
  })
})
