import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { tenantHost } from '../../tenants/contract/urls.ts'
import { loadTenant, type TenantConfig } from '../../tenants/load/load-tenant.ts'
import type { Site } from '../context.ts'
import { buildFont } from './build-fonts.ts'
import { type BuiltPhotos, buildPhotos } from './build-photos.ts'
import type { Engine } from './compile-engine.ts'
import { ENCODER_VERSION } from './encode-renditions.ts'
import { hashFiles, sha256 } from './hash-files.ts'
import type { BuildPaths } from './paths.ts'
import { planManifest } from './plan-manifest.ts'
import { renderSite } from './render-site.ts'
import { engineAssets, writeSite } from './write-site.ts'

export interface TenantBuild {
  slug: string
  /** false: nothing had changed and nothing was done. */
  built: boolean
  pages: number
  permutations: number
  photos: number
  renditions: number
  cacheHits: number
  bytes: number
  /** Seconds per step. */
  seconds: Record<'load' | 'photos' | 'fonts' | 'pages' | 'write', number>
}

export interface TenantBuildOptions {
  paths: BuildPaths
  engine: Engine
  force: boolean
  onProgress: (progress: { slug: string; photo: string; encoded: number; total: number }) => void
}

/** tenants/<slug> -> dist/<slug>. Throws TenantProblems and writes nothing when the folder is not right. */
export async function buildTenant(slug: string, { paths, engine, force, onProgress }: TenantBuildOptions): Promise<TenantBuild> {
  const folder = path.join(paths.tenants, slug)
  const hashes = await hashFiles(folder, { patterns: ['**/*'], memory: path.join(paths.cache, 'tenant-files', `${slug}.json`) })
  const inputs = sha256(JSON.stringify([engine.hash, ENCODER_VERSION, [...hashes]]))
  const record = path.join(paths.cache, 'builds', `${slug}.json`)
  if (!force) {
    const last = await loadLastBuild(record, { inputs, manifest: path.join(paths.dist, slug, 'manifest.json') })
    if (last) return { ...last, built: false }
  }
  const timer = stepTimer()
  const config = await timer('load', () => loadTenant(folder))
  const photos = await timer('photos', () =>
    buildPhotos({
      slug,
      originals: path.join(folder, 'photos'),
      photos: config.photos,
      hashes: new Map(config.photos.map(({ file }) => [file, hashes.get(path.join('photos', file)) ?? ''])),
      cache: path.join(paths.cache, 'photos'),
      onProgress: (progress) => onProgress({ slug, ...progress }),
    }),
  )
  const { fonts, files: fontFiles } = await timer('fonts', () => buildFonts(config, path.join(paths.cache, 'fonts')))
  const site: Site = {
    config: publicConfig(config),
    host: tenantHost(slug),
    photos: photos.photos,
    slots: photoSlots(config),
    fonts,
    customCss: '',
  }
  const rendered = await timer('pages', () => renderSite(site, engine))
  const assets = new Map([...photos.files, ...fontFiles, ...(await engineAssets(engine.client))])
  const manifest = planManifest(config, { host: site.host, pages: rendered.pages })
  await timer('write', () => writeSite(paths.dist, slug, { pages: rendered.files, assets, manifest }))
  const build = summarize(slug, { pages: rendered.pages.length, files: rendered.files, photos, seconds: timer.seconds })
  await mkdir(path.dirname(record), { recursive: true })
  await writeFile(record, JSON.stringify({ inputs, build }))
  return build
}

async function loadLastBuild(record: string, { inputs, manifest }: { inputs: string; manifest: string }): Promise<TenantBuild | undefined> {
  try {
    const last = JSON.parse(await readFile(record, 'utf8')) as { inputs: string; build: TenantBuild }
    await stat(manifest)
    return last.inputs === inputs ? last.build : undefined
  } catch {
    return undefined
  }
}

async function buildFonts({ theme }: TenantConfig, cache: string) {
  const heading = await buildFont(theme.fonts.heading, 'heading', cache)
  const body = await buildFont(theme.fonts.body, 'body', cache)
  return {
    fonts: { heading: heading.font, body: body.font },
    files: new Map([heading, body].map(({ file, cachedFile }) => [file, cachedFile])),
  }
}

/** What pages may see: nothing of the folder and of the originals' names. */
function publicConfig({ slug, tenant, theme, content, experiments, about }: TenantConfig): Site['config'] {
  return { slug, tenant, theme, content, experiments, about }
}

function photoSlots({ photos }: TenantConfig): Site['slots'] {
  const withSlot = (slot: keyof Site['slots']) => photos.filter(({ slots }) => slots.includes(slot)).map(({ id }) => id)
  return { hero: withSlot('hero'), about: withSlot('about'), gallery: withSlot('gallery') }
}

function summarize(
  slug: string,
  { pages, files, photos, seconds }: { pages: number; files: Map<string, string>; photos: BuiltPhotos; seconds: TenantBuild['seconds'] },
): TenantBuild {
  const htmlBytes = [...files.values()].reduce((sum, html) => sum + Buffer.byteLength(html), 0)
  return {
    slug,
    built: true,
    pages,
    permutations: files.size,
    photos: photos.photos.length,
    renditions: photos.renditions,
    cacheHits: photos.cacheHits,
    bytes: htmlBytes + photos.bytes,
    seconds,
  }
}

function stepTimer() {
  const seconds: TenantBuild['seconds'] = { load: 0, photos: 0, fonts: 0, pages: 0, write: 0 }
  const time = async <T>(step: keyof typeof seconds, work: () => Promise<T>): Promise<T> => {
    const start = performance.now()
    const result = await work()
    seconds[step] = Math.round(performance.now() - start) / 1000
    return result
  }
  return Object.assign(time, { seconds })
}
