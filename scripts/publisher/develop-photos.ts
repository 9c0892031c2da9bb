import type { ISql } from 'postgres'
import { selectNewPhotos } from '../../db/queries/photo-uploads.ts'
import { type PhotoVersion, selectPhotoVersions } from '../../db/queries/photo-versions.ts'
import type { SiteProblem, StoredSiteChange } from '../../db/queries/site-changes.ts'
import { developPhoto } from '../../sites/builder/develop-photo.ts'
import { PhotoUnreadable } from '../../sites/builder/encode-renditions.ts'
import type { FetchOriginal } from './fetch-original.ts'

/** Name in photos/ -> what is written there. */
export type Developed = ReadonlyMap<string, Buffer>

export interface DevelopedPhotos {
  photos: Developed
  problems: SiteProblem[]
}

/** The new photos of a publication, as they come into her folder. One that is published again after a kill is the same to the byte. */
export async function developPhotos(
  sql: ISql,
  { tenantId, changes, original }: { tenantId: string; changes: readonly StoredSiteChange[]; original: FetchOriginal },
): Promise<DevelopedPhotos> {
  const files = new Map(
    changes.flatMap((change) => {
      const file = addedFile(change)
      return file === undefined ? [] : [[file, change] as const]
    }),
  )
  const developed = { photos: new Map<string, Buffer>(), problems: [] as SiteProblem[] }
  if (files.size === 0) return developed
  const [photos, versions] = [await selectNewPhotos(sql, tenantId), await selectPhotoVersions(sql, tenantId)]
  for (const [file, change] of files) {
    const photo = photos.get(change.path.slice('photos/'.length))
    // By the file that was asked for: she may have blurred the photo otherwise meanwhile. Of one of which nobody knows what to hide nothing is made.
    const version = versions.get(file)
    if (!photo || !version) continue
    const bytes = await develop(version, await original({ tenantId, uploadId: photo.uploadId }))
    if (typeof bytes === 'string') developed.problems.push({ file: change.file, path: change.path, words: bytes })
    else developed.photos.set(file, bytes)
  }
  return developed
}

/** A member of the list that comes, with the name of its file. */
function addedFile({ file, path, after }: StoredSiteChange): string | undefined {
  if (file !== 'photos.yaml' || !/^photos\/[^/]+$/.test(path) || typeof after !== 'object' || after === null) return undefined
  return (after as { file?: string }).file
}

/** A text: why it cannot be, for her. */
async function develop({ blur }: PhotoVersion, original: Buffer | undefined): Promise<Buffer | string> {
  if (original === undefined) return 'This photo is not here any more. Remove it and add it again.'
  try {
    return await developPhoto(original, blur)
  } catch (error) {
    if (!(error instanceof PhotoUnreadable)) throw error
    return 'This photo cannot be opened. Open it on your phone, save a copy as a JPEG, and add that in its place.'
  }
}
