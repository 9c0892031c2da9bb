import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { removeDraft } from './draft-site.ts'
import { type BuildPaths, PLATFORM, siteVersions } from './paths.ts'
import { forgetPhotoUse } from './photo-use.ts'
import { releaseHosts } from './served-hosts.ts'

/**
 * Takes what was built of tenants whose folder is gone out of dist/, so that nobody serves or uploads it again. Returns their slugs. Without a
 * single tenant nothing is taken away: a checkout that is half there or a disk that is not mounted closes no site.
 */
export async function pruneRemoved({ dist, cache }: Pick<BuildPaths, 'dist' | 'cache'>, slugs: readonly string[]): Promise<string[]> {
  if (slugs.length === 0) return []
  const entries = await readdir(dist, { withFileTypes: true }).catch(() => [])
  const removed = entries
    .filter(
      (entry) =>
        (entry.isDirectory() || entry.isSymbolicLink()) &&
        !entry.name.startsWith('.') &&
        entry.name !== PLATFORM &&
        !slugs.includes(entry.name),
    )
    .map(({ name }) => name)
    .sort()
  for (const slug of removed) {
    const uploads = [`site-${slug}`, `site-preview-${slug}`].map((name) => path.join(dist, '.deploy', name))
    for (const folder of [siteVersions(dist, slug), path.join(dist, slug), ...uploads]) await rm(folder, { recursive: true, force: true })
    await removeDraft(dist, slug)
    await forgetPhotoUse(cache, slug)
  }
  if (removed.length > 0) await releaseHosts(dist, removed)
  return removed
}
