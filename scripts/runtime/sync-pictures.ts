import { readFile } from 'node:fs/promises'
import type { Sql } from 'postgres'
import { upsertPictures } from '../../db/queries/pictures.ts'
import { loadBuiltPictures } from '../../sites/builder/built-pictures.ts'
import type { BuildPaths } from '../../sites/builder/paths.ts'

/** Takes a tenant's thumbnails from her last build into Postgres. Where she has not been built here, what is known stays. */
export async function syncPictures(sql: Sql, paths: BuildPaths, slug: string): Promise<{ written: number; removed: number }> {
  const pictures = await loadBuiltPictures(paths, slug)
  if (pictures === undefined) return { written: 0, removed: 0 }
  return upsertPictures(sql, { tenantId: slug, pictures, read: ({ file }) => readFile(file) })
}
