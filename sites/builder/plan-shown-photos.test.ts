import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Experiment } from '../../tenants/contract/experiments.ts'
import { loadTenant, type TenantConfig } from '../../tenants/load/load-tenant.ts'
import { planShownPhotos } from './plan-shown-photos.ts'

let claire: TenantConfig
beforeAll(async () => {
  claire = await loadTenant(path.resolve(import.meta.dirname, '../../tenants/claire'))
})

const shown = (change: Partial<TenantConfig> = {}, ownSections = false) =>
  Object.fromEntries(
    [...planShownPhotos({ ...claire, ...change }, { ownSections })].map(([id, { crops, opens }]) => [
      id,
      `${crops.join(' ')}${opens.length > 0 ? `, opens in ${opens.join(' ')}` : ''}`,
    ]),
  )
const layout = (name: TenantConfig['theme']['layout']) => ({ theme: { ...claire.theme, layout: name } })
const withoutGallery = () => ({ tenant: { ...claire.tenant, features: { ...claire.tenant.features, gallery: false } } })

describe('planShownPhotos', () => {
  it('has the crop of the layout for a photo that opens the site, in any variant of a running test', () => {
    expect(shown()).toMatchObject({ silk: 'full tall, opens in full tall', garden: 'full tall, opens in tall' })
    expect(shown(layout('minimal'))).toMatchObject({ silk: 'full, opens in full', garden: 'full, opens in full' })
    expect(shown(layout('modern'))).toMatchObject({ silk: 'full tall wide, opens in full tall', garden: 'full tall wide, opens in tall' })
  })

  it('has none for a photo of a test that does not run', () => {
    const experiments = claire.experiments.map((each): Experiment => ({ ...each, status: 'paused' }))
    expect(shown({ experiments })).toMatchObject({
      silk: 'full tall, opens in full tall',
      garden: 'full',
      map: 'full tall, opens in tall',
    })
  })

  it('has the small crop for the few photos on the home page, where they are shown', () => {
    expect([shown().figs, shown().notebook]).toEqual(['full tall', 'full'])
    expect(shown({ content: { ...claire.content, homeSections: ['Hero', 'Closing'] } }).figs).toBe('full')
  })

  it('has the photo of every leg small within the page of the tour: which comes first changes', () => {
    expect(shown()).toMatchObject({ bridge: 'full wide, opens in wide', coffee: 'full wide, opens in wide' })
    expect(shown(layout('modern'))).toMatchObject({ bridge: 'full tall wide, opens in tall wide' })
  })

  it('leaves out what no page shows', () => {
    const left = Object.keys(shown(withoutGallery()))
    expect(left).toEqual(expect.arrayContaining(['silk', 'garden', 'figs', 'bridge']))
    expect(left).not.toContain('notebook')
  })

  it('has every crop of its slots where sections of her own may show it', () => {
    expect(shown({}, true)).toMatchObject({ silk: 'full tall thumb wide, opens in full tall', notebook: 'full thumb' })
  })
})
