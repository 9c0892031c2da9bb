import { createHash } from 'node:crypto'
import { lstat, readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Photo } from '../../tenants/contract/photos.ts'
import { writeWhole } from './write-whole.ts'

// .cache/photo-use/<slug>.<what>.json: which parts of the photo cache come from which photos of a tenant. Where a photo is blurred, removed, or was never
// published, what was made of it goes at the next build, and does not lie on the machine that builds until somebody empties the cache.

/** `live`: of the site that is served. `made`: of what was made last, a draft or a site that was refused too. */
type PhotoUser = 'live' | 'made'

/** A photo with its blur -> the keys of all parts that were made of it. */
export type PhotoUse = Readonly<Record<string, readonly string[]>>

/** A photo blurred otherwise is another one; one that is cut, marked or shown otherwise is the same. */
export const photoSource = (originalHash: string, { blur }: Pick<Photo, 'blur'>): string =>
  createHash('sha256')
    .update(JSON.stringify([originalHash, blur]))
    .digest('hex')
    .slice(0, 20)

/** Two photos of one file are one source. */
export const photoUse = (photos: readonly { source: string; parts: readonly { key: string }[] }[]): PhotoUse =>
  Object.fromEntries(
    [...Map.groupBy(photos, ({ source }) => source)].map(([source, of]) => [
      source,
      of.flatMap(({ parts }) => parts.map(({ key }) => key)),
    ]),
  )

/** Notes what is in use now, and takes out of the cache what came from photos that neither this tenant nor another uses any more. `cache`: that of builds. */
export async function notePhotoUse(cache: string, { slug, by }: { slug: string; by: PhotoUser }, use: PhotoUse): Promise<void> {
  const folder = path.join(cache, 'photo-use')
  const file = path.join(folder, `${slug}.${by}.json`)
  const before = await readUse(file)
  const now = Object.fromEntries(Object.entries(use).map(([source, keys]) => [source, [...new Set([...(before[source] ?? []), ...keys])]]))
  if (Object.keys(now).length === 0) await rm(file, { force: true })
  else if (JSON.stringify(now) !== JSON.stringify(before)) await writeWhole(file, JSON.stringify(now))
  const left = Object.keys(before).filter((source) => !(source in now))
  if (left.length === 0 || (await isShared(cache))) return
  const used = await usedKeys(folder)
  for (const key of left.flatMap((source) => before[source] ?? []))
    if (!used.has(key)) await rm(path.join(cache, 'photos', key), { recursive: true, force: true })
}

/** Her site is gone, with its drafts. */
export async function forgetPhotoUse(cache: string, slug: string): Promise<void> {
  for (const by of ['made', 'live'] as const) await notePhotoUse(cache, { slug, by }, {})
}

/** By caches of other folders (share-cache.ts), whose lists are not here. */
const isShared = async (cache: string): Promise<boolean> =>
  (await lstat(path.join(cache, 'photos')).catch(() => undefined))?.isSymbolicLink() ?? false

/** By any tenant. */
async function usedKeys(folder: string): Promise<Set<string>> {
  const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'))
  const uses = await Promise.all(files.map((name) => readUse(path.join(folder, name))))
  return new Set(uses.flatMap((use) => Object.values(use).flat()))
}

async function readUse(file: string): Promise<PhotoUse> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as PhotoUse
  } catch {
    return {}
  }
}
