import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { loadTenant } from '../../tenants/load/load-tenant.ts'
import { type BuiltPhotos, buildPhotos } from './build-photos.ts'
import type { Engine } from './compile-engine.ts'
import { diffSite } from './diff-site.ts'
import { ENCODER_VERSION } from './encode-renditions.ts'
import { hashFiles, sha256 } from './hash-files.ts'
import { currentLegs, makeSites } from './make-site.ts'
import type { BuildPaths } from './paths.ts'
import { planManifest } from './plan-manifest.ts'
import { planShownPhotos } from './plan-shown-photos.ts'
import { type RenderedSite, renderSite } from './render-site.ts'
import { engineAssets, type SiteFiles, writeSite } from './write-site.ts'
import { writeWhole } from './write-whole.ts'

export interface TenantBuild {
  slug: string
  /** false: nothing had changed and nothing was done. */
  built: boolean
  pages: number
  /** HTML files: pages times permutations. */
  htmlFiles: number
  photos: number
  renditions: number
  cacheHits: number
  bytes: number
  /** Running experiments with the HTML files each of them costs. */
  experiments: { id: string; htmlFiles: number; bytes: number }[]
  /** With `diff`: what changed. */
  changes?: string[]
  /** Seconds per step. */
  seconds: Record<'load' | 'photos' | 'pages' | 'write', number>
}

export interface TenantBuildOptions {
  paths: BuildPaths
  engine: Engine
  force: boolean
  /** Tell what changes against the last build. */
  diff?: boolean
  now: Date
  onProgress: (progress: { slug: string; photo: string; encoded: number; total: number }) => void
}

/** tenants/<slug> -> dist/<slug>. Throws TenantProblems and writes nothing when the folder is not right. */
export async function buildTenant(slug: string, options: TenantBuildOptions): Promise<TenantBuild> {
  return writePrepared(options.paths, await prepareTenant(path.join(options.paths.tenants, slug), options))
}

/** A site that has been made and checked, and is nowhere yet. */
export interface PreparedTenant {
  build: TenantBuild
  /** Absent: dist/ has it already. */
  site?: { output: SiteFiles; isForced: boolean; record: Omit<BuildRecord, 'build'> }
}

/** Every check of a build, and all that it would write. `folder`: a tenant's, or a copy of it under the same name. Throws TenantProblems. */
export async function prepareTenant(folder: string, options: TenantBuildOptions): Promise<PreparedTenant> {
  const { paths, engine, now, onProgress } = options
  const slug = path.basename(folder)
  const hashes = await hashFiles(folder, { patterns: ['**/*'], memory: path.join(paths.cache, 'tenant-files', `${slug}.json`) })
  const files = sha256(JSON.stringify([engine.hash, ENCODER_VERSION, [...hashes]]))
  const last = options.force ? undefined : await loadLastBuild(slug, { paths, files, now })
  if (last) return { build: last }
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
      onProgress: (progress) => onProgress({ slug, ...progress }),
    }),
  )
  const { rendered, manifest, assets } = await timer('pages', async () => {
    const made = await makeSites(config, { photos, cache: paths.cache, now })
    const site = await renderSite(made.sites, engine)
    return { rendered: site, manifest: planManifest(config, site), assets: made.assets }
  })
  const output = {
    pages: rendered.files,
    assets: new Map([...photos.files, ...assets, ...(await engineAssets(engine.client))]),
    manifest,
    pictures: photos.pictures,
    hosts: manifest.hosts,
  }
  const changes = options.diff ? await diffSite(path.join(paths.dist, slug), output) : undefined
  const build = { ...summarize(slug, { rendered, photos, seconds: timer.seconds }), ...(changes ? { changes } : {}) }
  return { build, site: { output, isForced: options.force, record: { files, tourEnds: currentLegs(config, now).map(({ to }) => to) } } }
}

/** Swaps it in, if it is not there already. */
export async function writePrepared(paths: BuildPaths, { build, site }: PreparedTenant): Promise<TenantBuild> {
  if (!site) return build
  const { slug } = build
  const start = performance.now()
  await writeSite(paths.dist, slug, site.output, { force: site.isForced })
  build.seconds.write = Math.round(performance.now() - start) / 1000
  const { changes: _, ...kept } = build
  const record: BuildRecord = { ...site.record, build: kept }
  await writeWhole(path.join(paths.cache, 'builds', `${slug}.json`), JSON.stringify(record))
  return build
}

interface BuildRecord {
  /** Hash of the engine and of every file of the tenant. */
  files: string
  /** Last days of the legs that were shown: once one is over the site must be built again. */
  tourEnds: string[]
  build: TenantBuild
}

const DAY_MS = 86_400_000

/** The last build if it still stands. A day is added to a leg's end, because its city may be behind or ahead of UTC. */
async function loadLastBuild(
  slug: string,
  { paths, files, now }: { paths: BuildPaths; files: string; now: Date },
): Promise<TenantBuild | undefined> {
  try {
    const last = JSON.parse(await readFile(path.join(paths.cache, 'builds', `${slug}.json`), 'utf8')) as BuildRecord
    await stat(path.join(paths.dist, slug, 'manifest.json'))
    const yesterday = new Date(now.getTime() - DAY_MS).toISOString().slice(0, 10)
    const stands = last.files === files && last.tourEnds.every((day) => day > yesterday)
    return stands ? { ...last.build, built: false } : undefined
  } catch {
    return undefined
  }
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
