import path from 'node:path'
import { expect, it } from 'vitest'
import { loadTenant } from '../../tenants/load/load-tenant.ts'
import { makeSite } from './make-site.ts'
import { buildPaths } from './paths.ts'

const paths = buildPaths(path.resolve(import.meta.dirname, '../..'))
const NO_PHOTOS = { photos: [], files: new Map(), pictures: [], use: {}, renditions: 0, cacheHits: 0, bytes: 0, sketched: 0 }

it('a site of one family loads its file once', async () => {
  const config = await loadTenant(path.join(paths.tenants, 'margot'))
  const fontsOf = async (heading: 'jost' | 'fraunces') => {
    const theme = { ...config.theme, fonts: { heading, body: 'jost' as const } }
    const made = await makeSite({ ...config, theme }, { photos: NO_PHOTOS, cache: paths.cache, now: new Date('2026-11-26T00:00:00Z') })
    return new Set([made.site.fonts.heading.preload, made.site.fonts.body.preload]).size
  }
  expect([await fontsOf('jost'), await fontsOf('fraunces')]).toEqual([1, 2])
})
