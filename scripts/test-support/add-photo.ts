import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Sql } from 'postgres'
import { connect } from '../../db/connect.ts'
import { startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { type SmallerPart, selectNewPhotos } from '../../db/queries/photo-uploads.ts'
import { photoUploadPath } from '../../tenants/contract/urls.ts'
import { originalsAt } from '../publisher/fetch-original.ts'
import type { PlatformAddress } from '../runtime/ask-platform.ts'
import { loadLocalSecrets } from '../runtime/local-secrets.ts'
import { requestSite } from './request-site.ts'
import { type SignedPlace, signInAt } from './sign-in-at.ts'

interface AddedPhoto extends SignedPlace {
  file: Uint8Array
  /** As a script makes them; absent: a browser without one. */
  smaller?: Readonly<Record<SmallerPart, Uint8Array>>
}

/** Adds a photo from her phone, in one piece. Returns its id. */
export async function addPhoto(tenantId: string, sql: Sql, { file, smaller, ...place }: AddedPhoto): Promise<string> {
  const cookie = await signInAt(tenantId, sql, place)
  const hash = createHash('sha256').update(file).digest('hex')
  const put = (path: string, body: Uint8Array) =>
    requestSite({ port: place.port, path, method: 'PUT', headers: { ...place.headers, cookie }, body })
  const response = await put(`${photoUploadPath(hash)}?size=${file.length}&from=0`, file)
  const { photo } = response.ok ? ((await response.json()) as { photo?: string }) : {}
  if (photo === undefined) throw new Error(`A photo that was added was answered with ${response.status}.`)
  for (const [part, body] of Object.entries(smaller ?? {})) {
    const { status } = await put(photoUploadPath(hash, part), body)
    if (status !== 204) throw new Error(`The ${part} of a photo was answered with ${status}.`)
  }
  return photo
}

/** What is kept of a photo that was added, opened by the platform. Undefined: nobody can open it. */
export async function openPhoto(
  tenantId: string,
  sql: Sql,
  { photoId, platform }: { photoId: string; platform: PlatformAddress },
): Promise<Buffer | undefined> {
  const photo = (await selectNewPhotos(sql, tenantId)).get(photoId)
  return photo && originalsAt(platform)({ tenantId, uploadId: photo.uploadId })
}

/** The same of a platform that runs on a folder. */
export async function openPhotoOf(
  tenantId: string,
  { photoId, dataDir, port }: { photoId: string; dataDir: string; port: number },
): Promise<Buffer | undefined> {
  const sql = connect((await startEmbeddedPostgres(path.join(dataDir, 'postgres'))).url)
  try {
    const { operatorKey } = await loadLocalSecrets(dataDir)
    return await openPhoto(tenantId, sql, { photoId, platform: { platformUrl: `http://localhost:${port}`, operatorKey } })
  } finally {
    await sql.end()
  }
}
