import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Engine } from './compile-engine.ts'
import { ENCODER_SETTINGS } from './encoder-settings.ts'
import { hashFiles, sha256 } from './hash-files.ts'
import type { BuildPaths } from './paths.ts'
import { notePhotoUse, type PhotoUse } from './photo-use.ts'
import type { PhotosLater } from './photos-later.ts'
import { type SiteFiles, writeSite } from './write-site.ts'
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
  /** Photos that are encoded after this build, which is therefore not whole. */
  photosLater?: number
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
  /** Of a development server: takes the photos of a site that has never been built whole. */
  later?: PhotosLater | undefined
  onProgress: (progress: { slug: string; photo: string; encoded: number; total: number }) => void
}

/** tenants/<slug> -> dist/<slug>. Throws TenantProblems and writes nothing when the folder is not right. */
export async function buildTenant(slug: string, options: TenantBuildOptions): Promise<TenantBuild> {
  return writePrepared(options.paths, await prepareTenant(path.join(options.paths.tenants, slug), options))
}

/** A site that has been made and checked, and is nowhere yet. */
export interface PreparedTenant {
  build: TenantBuild
  /** Absent: dist/ has it already. Without a record the next build is made whatever has changed. */
  site?: { output: SiteFiles; isForced: boolean; photoUse: PhotoUse; record?: Omit<BuildRecord, 'build'> }
}

/** Every check of a build, and all that it would write. `folder`: a tenant's, or a copy of it under the same name. Throws TenantProblems. */
export async function prepareTenant(folder: string, options: TenantBuildOptions): Promise<PreparedTenant> {
  const { paths, engine, now } = options
  const slug = path.basename(folder)
  const hashes = await hashFiles(folder, { patterns: ['**/*'], memory: path.join(paths.cache, 'tenant-files', `${slug}.json`) })
  const files = sha256(JSON.stringify([engine.hash, ENCODER_SETTINGS, [...hashes]]))
  const last = await loadLastBuild(slug, paths)
  if (last && !options.force && stillStands(last, { files, now })) return { build: { ...last.build, built: false } }
  // Imported here: what encodes, draws and renders is half of what a start loads, and most starts need none of it.
  const { makeTenant } = await import('./make-tenant.ts')
  return makeTenant(folder, { ...options, later: last ? undefined : options.later, hashes, files })
}

/** Swaps it in, if it is not there already. */
export async function writePrepared(paths: BuildPaths, { build, site }: PreparedTenant): Promise<TenantBuild> {
  if (!site) return build
  const { slug } = build
  const start = performance.now()
  await writeSite(paths.dist, slug, site.output, { force: site.isForced })
  await notePhotoUse(paths.cache, { slug, by: 'live' }, site.photoUse)
  build.seconds.write = Math.round(performance.now() - start) / 1000
  if (!site.record) return build
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

/** The last whole build, where dist/ has it. */
async function loadLastBuild(slug: string, paths: BuildPaths): Promise<BuildRecord | undefined> {
  try {
    const last = JSON.parse(await readFile(path.join(paths.cache, 'builds', `${slug}.json`), 'utf8')) as BuildRecord
    await stat(path.join(paths.dist, slug, 'manifest.json'))
    return last
  } catch {
    return undefined
  }
}

/** A day is added to a leg's end, because its city may be behind or ahead of UTC. */
function stillStands(last: BuildRecord, { files, now }: { files: string; now: Date }): boolean {
  const yesterday = new Date(now.getTime() - DAY_MS).toISOString().slice(0, 10)
  return last.files === files && last.tourEnds.every((day) => day > yesterday)
}
