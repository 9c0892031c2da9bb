import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Sql } from 'postgres'
import { selectNewPhotos } from '../../db/queries/photo-uploads.ts'
import { kindOf } from '../../tenants/contract/photo-kind.ts'
import type { FetchOriginal } from '../publisher/fetch-original.ts'

/** What is sealed of her photos, opened by the platform: those that are not on her site yet, and originals that she keeps. Returns how many. */
export async function writeOriginals(
  sql: Sql,
  slug: string,
  { folder, original }: { folder: string; original: FetchOriginal },
): Promise<number> {
  const photos = [...(await selectNewPhotos(sql, slug)).values()]
  let written = 0
  if (photos.length > 0) await mkdir(folder)
  for (const { photoId, uploadId } of photos) {
    const bytes = await original({ tenantId: slug, uploadId })
    // Its key is gone, or it went meanwhile: nobody can open it any more.
    if (bytes === undefined) continue
    await writeFile(path.join(folder, `${photoId}.${kindOf(bytes) ?? 'bin'}`), bytes)
    written++
  }
  return written
}
