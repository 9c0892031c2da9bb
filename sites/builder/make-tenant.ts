import path from 'node:path'
import { loadTenant } from '../../tenants/load/load-tenant.ts'
import { type BuiltPhotos, buildPhotos } from './build-photos.ts'
import type { PreparedTenant, TenantBuild, TenantBuildOptions } from './build-tenant.ts'
import { diffSite } from './diff-site.ts'
import { currentLegs, makeSites } from './make-site.ts'
import { notePhotoUse } from './photo-use.ts'
import { planManifest } from './plan-manifest.ts'
import { planShownPhotos } from './plan-shown-photos.ts'
import { type RenderedSite, renderSite } from './render-site.ts'
import { engineAssets } from './write-site.ts'

interface Making extends TenantBuildOptions {
  /** File inside the folder -> sha256. */
  hashes: ReadonlyMap<string, string>
  /** Hash of the engine and of all of them. */
  files: string
}

/** A tenant's folder -> all that a build of it writes. Throws TenantProblems. */
export async function makeTenant(folder: string, options: Making): Promise<PreparedTenant> {
  const { paths, engine, now, onProgress, hashes, files } = options
  const slug = path.basename(folder)
  const timer = stepTimer()
  const config = await timer('load', () => loadTenant(folder))
  const photos = await timer('photos', () =>
    buildPhotos({
      slug,
      originals: path.join(folder, 'photos'),
      photos: config.photos,
      watermark: config.watermark,
      shown: planShownPhotos(config, { ownSections: [...hashes.keys()].some((file) => file.startsWith(`sections${path.sep}`)) }),
      hashes: new Map(config.photos.map(({ file }) => [file, hashes.get(path.join('photos', file)) ?? ''])),
      cache: path.join(paths.cache, 'photos'),
      later: options.later,
      onProgress: (progress) => onProgress({ slug, ...progress }),
    }),
  )
  await notePhotoUse(paths.cache, { slug, by: 'made' }, photos.use)
  const { rendered, manifest, assets } = await timer('pages', async () => {
    const made = await makeSites(config, { photos, cache: paths.cache, now })
    const site = await renderSite(made.sites, engine)
    return { rendered: site, manifest: planManifest(config, site), assets: made.assets }
  })
  const output = {
    pages: rendered.files,
    assets: new Map([...photos.files, ...assets, ...(await engineAssets(engine.client))]),
    manifest,
    // Those of some photos alone would take the others out of her app.
    ...(photos.sketched === 0 ? { pictures: photos.pictures } : {}),
    hosts: manifest.hosts,
  }
  const changes = options.diff ? await diffSite(path.join(paths.dist, slug), output) : undefined
  const build = { ...summarize(slug, { rendered, photos, seconds: timer.seconds }), ...(changes ? { changes } : {}) }
  const site = { output, isForced: options.force, photoUse: photos.use }
  if (photos.sketched > 0) return { build: { ...build, photosLater: photos.sketched }, site }
  return { build, site: { ...site, record: { files, tourEnds: currentLegs(config, now).map(({ to }) => to) } } }
}

function summarize(
  slug: string,
  { rendered, photos, seconds }: { rendered: RenderedSite; photos: BuiltPhotos; seconds: TenantBuild['seconds'] },
): TenantBuild {
  const sizes = [...rendered.files].map(([file, text]) => ({ file, bytes: Buffer.byteLength(text) }))
  const ids = [...new Set(rendered.pages.flatMap(({ experiments }) => experiments))]
  const experiments = ids.map((id) => {
    const own = sizes.filter(({ file }) => new RegExp(`/_v/([^/]*~)?${id}\\.`).test(file))
    return { id, htmlFiles: own.length, bytes: own.reduce((sum, { bytes }) => sum + bytes, 0) }
  })
  return {
    slug,
    built: true,
    pages: rendered.pages.length,
    htmlFiles: sizes.filter(({ file }) => file.endsWith('.html')).length,
    photos: photos.photos.length,
    renditions: photos.renditions,
    cacheHits: photos.cacheHits,
    bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0) + photos.bytes,
    experiments,
    seconds,
  }
}

function stepTimer() {
  const seconds: TenantBuild['seconds'] = { load: 0, photos: 0, pages: 0, write: 0 }
  const time = async <T>(step: keyof typeof seconds, work: () => Promise<T>): Promise<T> => {
    const start = performance.now()
    const result = await work()
    seconds[step] = Math.round(performance.now() - start) / 1000
    return result
  }
  return Object.assign(time, { seconds })
}
