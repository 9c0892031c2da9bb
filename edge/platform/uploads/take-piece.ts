import { beginUpload, deleteUpload, noteReceived, type PhotoUpload } from '../../../db/queries/photo-uploads.ts'
import { joinBytes } from '../../../tenants/contract/bytes.ts'
import { PHOTOS_PER_TENANT_MAX } from '../../../tenants/contract/limits.ts'
import { PHOTO_UPLOAD_BYTES_MAX } from '../../../tenants/contract/upload-limits.ts'
import { keyedHash } from '../keys/keyed-hash.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { type Cleaned, cleanPiece } from './clean/clean-piece.ts'
import { NoPhoto, type PhotoProblem } from './clean/photo-problem.ts'
import { finishUpload } from './finish-upload.ts'
import { keepBytes, type PhotoPlace, removeAllBytes, removeBytes } from './keep-bytes.ts'

export type UploadRefusal = PhotoProblem | 'too_large' | 'too_many' | 'not_ready'

export type Taken =
  /** So many bytes are here: the next piece begins there. */
  | { kind: 'received'; bytes: number }
  /** All of it; `isNew`: false where her site has that photo already. */
  | { kind: 'whole'; photoId: string; isNew: boolean }
  | { kind: 'refused'; reason: UploadRefusal }

export interface SentPiece {
  tenantId: string
  uploadId: string
  /** Of the whole file. */
  sentBytes: number
  /** Where the piece begins. */
  from: number
  bytes: Uint8Array
  now: Date
}

/** Which upload a file is: the same file of the same companion goes on where it was. `fileHash`: as her browser says it. */
export async function uploadIdOf(env: PlatformEnv, tenantId: string, fileHash: string): Promise<string> {
  const hashKey = await env.KEYS.get(env.KEYS.idFromName(tenantId)).hashKey()
  return (await keyedHash(hashKey, { tenantId, purpose: 'photo upload' }, fileHash)).slice(0, 32)
}

/**
 * Takes one piece of a photo. Its metadata goes here, before anything of it is kept: what is kept is cleaned and sealed, and what cannot be cleaned yet (half a
 * block) is not acknowledged, so that the page sends it again with what follows.
 */
export async function takePiece(env: PlatformEnv, piece: SentPiece): Promise<Taken> {
  const { tenantId, uploadId, sentBytes, from, bytes } = piece
  if (sentBytes > PHOTO_UPLOAD_BYTES_MAX) return { kind: 'refused', reason: 'too_large' }
  const uploadsMax = PHOTOS_PER_TENANT_MAX
  const upload = await inTenant(env, writing(tenantId), (tx) => beginUpload(tx, tenantId, { uploadId, sentBytes, uploadsMax }))
  if (!upload) return { kind: 'refused', reason: 'too_many' }
  if (upload.photoId !== null || isHere(upload)) return finishUpload(env, { ...piece, upload })
  const isNext = from === upload.receivedBytes && sentBytes === upload.sentBytes && from + bytes.length <= sentBytes
  if (!isNext || bytes.length === 0) return { kind: 'received', bytes: upload.receivedBytes }
  try {
    const cleaned = cleanPiece(upload.cleaner ?? undefined, { bytes, offset: from, isLast: from + bytes.length === sentBytes })
    const now = await keepCleaned(env, piece, { upload, cleaned })
    return isHere(now) ? await finishUpload(env, { ...piece, upload: now }) : { kind: 'received', bytes: now.receivedBytes }
  } catch (error) {
    if (!(error instanceof NoPhoto)) throw error
    await forgetUpload(env, piece)
    return { kind: 'refused', reason: error.problem }
  }
}

const writing = (tenantId: string) => ({ tenantId, role: 'companion_ingest' }) as const
const isHere = ({ receivedBytes, sentBytes }: PhotoUpload): boolean => receivedBytes === sentBytes

/** The upload as it is then: another window may have been faster. */
async function keepCleaned(
  env: PlatformEnv,
  { tenantId, uploadId, from, sentBytes }: SentPiece,
  { upload, cleaned }: { upload: PhotoUpload; cleaned: Cleaned },
): Promise<PhotoUpload> {
  const joined = joinBytes(cleaned.bytes)
  const part = joined.length === 0 ? undefined : await keepBytes(env, { tenantId, uploadId }, joined)
  const to = from + cleaned.consumed
  return inTenant(env, writing(tenantId), async (tx) => {
    if (await noteReceived(tx, tenantId, { uploadId, from, to, cleaner: cleaned.state, part }))
      return { ...upload, receivedBytes: to, cleaner: cleaned.state, parts: [...upload.parts, ...(part === undefined ? [] : [part])] }
    if (part !== undefined) await removeBytes(env, { tenantId, uploadId }, part)
    return (await beginUpload(tx, tenantId, { uploadId, sentBytes, uploadsMax: PHOTOS_PER_TENANT_MAX })) ?? upload
  })
}

/** Nothing of it stays: its bytes go here, its key within a minute, noted by the row that goes. */
export async function forgetUpload(env: PlatformEnv, { tenantId, uploadId }: PhotoPlace): Promise<void> {
  await removeAllBytes(env, { tenantId, uploadId })
  await inTenant(env, writing(tenantId), (tx) => deleteUpload(tx, tenantId, uploadId))
}
