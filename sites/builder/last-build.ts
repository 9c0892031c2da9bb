import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { BuildPaths } from './paths.ts'

/** When a tenant was last built here: her manifest is the last file that a build writes. Undefined: never. */
export async function lastBuild(paths: BuildPaths, slug: string): Promise<Date | undefined> {
  const found = await stat(path.join(paths.dist, slug, 'manifest.json')).catch(() => undefined)
  return found?.mtime
}
