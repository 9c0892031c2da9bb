import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { type BuildPaths, PLATFORM } from './paths.ts'

/**
 * Takes what was built of tenants whose folder is gone out of dist/, so that nobody serves or uploads it again. Returns their slugs. Without a
 * single tenant nothing is taken away: a checkout that is half there or a disk that is not mounted closes no site.
 */
export async function pruneRemoved({ dist }: Pick<BuildPaths, 'dist'>, slugs: readonly string[]): Promise<string[]> {
  if (slugs.length === 0) return []
  const entries = await readdir(dist, { withFileTypes: true }).catch(() => [])
  const removed = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== PLATFORM && !slugs.includes(entry.name))
    .map(({ name }) => name)
    .sort()
  for (const slug of removed)
    for (const folder of [slug, `.deploy/site-${slug}`, `.deploy/site-preview-${slug}`])
      await rm(path.join(dist, folder), { recursive: true, force: true })
  return removed
}
