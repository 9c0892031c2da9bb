import type { ISql, Sql } from 'postgres'
import type { CleanState } from '../../tenants/contract/clean-state.ts'
import { PHOTO_UPLOAD_HOURS } from '../../tenants/contract/upload-limits.ts'
import { acrossTenants } from './across-tenants.ts'
import type { PhotoVersion } from './photo-versions.ts'

/** A photo that is being sent. */
export interface PhotoUpload {
  uploadId: string
  sentBytes: number
  receivedBytes: number
  cleaner: CleanState | null
  parts: readonly string[]
  startedAt: Date
  /** Of one that is here whole. */
  photoId: string | null
}

/** A photo that is here whole and not on her site yet, or whose original she keeps. */
export interface NewPhoto {
  uploadId: string
  photoId: string
  file: string
  object: string
  preview: string | null
  row: string | null
  kind: CleanState['kind']
  width: number
  height: number
}

const upload = (sql: ISql) => sql`
  upload_id as "uploadId", sent_bytes as "sentBytes", received_bytes as "receivedBytes", cleaner, to_jsonb(parts) as parts, started_at as "startedAt", photo_id as "photoId"
`
/** Width and height as it is shown: a phone says of a photo which side is up. */
const newPhoto = (sql: ISql) => sql`
  upload_id as "uploadId", photo_id as "photoId", file, object, preview, row_picture as row, cleaner ->> 'kind' as kind,
  case when cleaner ->> 'orientation' in ('5', '6', '7', '8') then height else width end as width,
  case when cleaner ->> 'orientation' in ('5', '6', '7', '8') then width else height end as height
`

export async function selectUpload(sql: ISql, tenantId: string, uploadId: string): Promise<PhotoUpload | undefined> {
  const [row] = await sql<
    [PhotoUpload?]
  >`select ${upload(sql)} from photo_uploads where tenant_id = ${tenantId} and upload_id = ${uploadId}`
  return row
}

/** The upload of that file, begun where there is none. Undefined: so many are under way that no more are taken. */
export async function beginUpload(
  sql: ISql,
  tenantId: string,
  { uploadId, sentBytes, uploadsMax }: { uploadId: string; sentBytes: number; uploadsMax: number },
): Promise<PhotoUpload | undefined> {
  await sql`
    insert into photo_uploads (tenant_id, upload_id, sent_bytes)
    select ${tenantId}, ${uploadId}, ${sentBytes}
    where (select count(*) from photo_uploads where tenant_id = ${tenantId}) < ${uploadsMax}::integer
    on conflict do nothing
  `
  return selectUpload(sql, tenantId, uploadId)
}

/** Notes one piece more. False: another window has sent it meanwhile. */
export async function noteReceived(
  sql: ISql,
  tenantId: string,
  piece: { uploadId: string; from: number; to: number; cleaner: CleanState; part: string | undefined },
): Promise<boolean> {
  const { uploadId, from, to, cleaner, part } = piece
  const rows = await sql`
    update photo_uploads set
      received_bytes = ${to}::integer, cleaner = ${JSON.stringify(cleaner)}::text::jsonb,
      parts = case when ${part ?? null}::text is null then parts else array_append(parts, ${part ?? null}::text) end
    where tenant_id = ${tenantId} and upload_id = ${uploadId} and received_bytes = ${from}::integer and finished_at is null
    returning 1
  `
  return rows.length === 1
}

/** All of it is here. False: the same photo is here already, from another file. */
export async function noteFinished(
  sql: ISql,
  tenantId: string,
  photo: Pick<NewPhoto, 'uploadId' | 'photoId' | 'file' | 'object' | 'width' | 'height'>,
): Promise<boolean> {
  const { uploadId, photoId, file, object, width, height } = photo
  const rows = await sql`
    update photo_uploads set
      finished_at = now(), parts = '{}', object = ${object}, photo_id = ${photoId}, file = ${file}, width = ${width}, height = ${height}
    where tenant_id = ${tenantId} and upload_id = ${uploadId}
      and not exists (select from photo_uploads where tenant_id = ${tenantId} and photo_id = ${photoId} and upload_id <> ${uploadId})
    returning 1
  `
  return rows.length === 1
}

/** What her browser makes of a photo beside it: one for a screen of her app, one for a row of a list. */
export type SmallerPart = 'preview' | 'row'

export async function noteSmaller(
  sql: ISql,
  tenantId: string,
  { uploadId, part, object }: { uploadId: string; part: SmallerPart; object: string },
): Promise<void> {
  const column = part === 'row' ? sql`row_picture` : sql`preview`
  await sql`update photo_uploads set ${column} = ${object} where tenant_id = ${tenantId} and upload_id = ${uploadId}`
}

/** A file of it with something made unrecognisable, and whether the original is kept once that is on her site: noted for good, with the name of the file. */
export async function updateBlur(
  sql: ISql,
  tenantId: string,
  { photoId, file, blur, keepsOriginal }: Pick<NewPhoto, 'photoId' | 'file'> & PhotoVersion,
): Promise<void> {
  await sql`
    update photo_uploads set file = ${file}, blur = ${JSON.stringify(blur)}::text::jsonb, keeps_original = ${keepsOriginal}
    where tenant_id = ${tenantId} and photo_id = ${photoId}
  `
}

export const deleteUpload = async (sql: ISql, tenantId: string, uploadId: string): Promise<void> => {
  await sql`delete from photo_uploads where tenant_id = ${tenantId} and upload_id = ${uploadId}`
}

/** Files of which a part is still to come, the oldest first. */
export const selectUnfinished = (sql: ISql, tenantId: string): Promise<PhotoUpload[]> =>
  sql<PhotoUpload[]>`select ${upload(sql)} from photo_uploads where tenant_id = ${tenantId} and finished_at is null order by started_at`

/** By the id of the photo. */
export async function selectNewPhotos(sql: ISql, tenantId: string): Promise<Map<string, NewPhoto>> {
  const rows = await sql<NewPhoto[]>`
    select ${newPhoto(sql)} from photo_uploads where tenant_id = ${tenantId} and finished_at is not null order by finished_at`
  return new Map(rows.map((row) => [row.photoId, row]))
}

export const selectTenantsWithUploads = (sql: Sql): Promise<string[]> =>
  acrossTenants(sql, 'companion_ingest', async (tx) =>
    (await tx<{ id: string }[]>`select id from tenants_with_photo_uploads() as t (id)`).map(({ id }) => id),
  )

/** Those that nobody needs any more. */
export async function selectDueUploads(sql: ISql, tenantId: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select id from due_photo_uploads(${tenantId}, ${PHOTO_UPLOAD_HOURS}) as u (id)`
  return rows.map(({ id }) => id)
}

/** What the store calls a photo that is here whole. */
export async function selectUploadObject(
  sql: ISql,
  { tenantId, uploadId }: { tenantId: string; uploadId: string },
): Promise<string | undefined> {
  const [row] = await sql<[{ object: string | null }?]>`
    select object from photo_uploads where tenant_id = ${tenantId} and upload_id = ${uploadId}`
  return row?.object ?? undefined
}
