import type { ISql } from 'postgres'
import type { BlurRegion } from '../../tenants/contract/photos.ts'

/** A file that was made of a photo of hers. */
export interface PhotoVersion {
  /** What is burnt into it. */
  blur: readonly BlurRegion[]
  /** Whether what she sent stays, sealed, once this file is on her site. */
  keepsOriginal: boolean
}

/** By the name of the file. One that is not among them is a developer's, or of a time when nobody noted what was blurred. */
export type PhotoVersions = ReadonlyMap<string, PhotoVersion>

export async function selectPhotoVersions(sql: ISql, tenantId: string): Promise<PhotoVersions> {
  const rows = await sql<(PhotoVersion & { file: string })[]>`
    select file, blur, keeps_original as "keepsOriginal" from photo_versions where tenant_id = ${tenantId}`
  return new Map(rows.map(({ file, ...version }) => [file, version]))
}
