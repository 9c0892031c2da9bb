import { type NewPhoto, noteSmaller, type SmallerPart, selectNewPhotos, selectUpload } from '../../../db/queries/photo-uploads.ts'
import { joinBytes } from '../../../tenants/contract/bytes.ts'
import { kindOf } from '../../../tenants/contract/photo-kind.ts'
import { PHOTO_PREVIEW_BYTES_MAX, PHOTO_ROW_BYTES_MAX } from '../../../tenants/contract/upload-limits.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { cleanPiece } from './clean/clean-piece.ts'
import { NoPhoto } from './clean/photo-problem.ts'
import { keepBytes, readBytes } from './keep-bytes.ts'
import { REFUSAL_WORDS } from './refusal-words.ts'
import { type Taken, takePiece, uploadIdOf } from './take-piece.ts'

// What the script of "Add photos" talks to (edge/platform/app/client/photos).

interface Asked {
  tenantId: string
  /** Of the file, as her browser says it: 64 hexadecimal digits. */
  hash: string
}

const HASH = /^[0-9a-f]{64}$/

/** How much of a file is here. */
export async function tellReceived(env: PlatformEnv, { tenantId, hash }: Asked): Promise<Response> {
  if (!HASH.test(hash)) return refused(404)
  const uploadId = await uploadIdOf(env, tenantId, hash)
  const upload = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) => selectUpload(tx, tenantId, uploadId))
  // By which the page finds the line of one that had stopped.
  return Response.json({ received: upload?.receivedBytes ?? 0, ...(upload && { upload: uploadId }) })
}

/** `?size=…&from=…`, and the piece as the body. */
export async function takeSentPiece(env: PlatformEnv, { tenantId, hash, request }: Asked & { request: Request }): Promise<Response> {
  const query = new URL(request.url).searchParams
  const [sentBytes, from] = [Number(query.get('size')), Number(query.get('from'))]
  if (!HASH.test(hash) || !Number.isSafeInteger(sentBytes) || sentBytes <= 0 || !Number.isSafeInteger(from) || from < 0) return refused(400)
  const bytes = new Uint8Array(await request.arrayBuffer())
  const uploadId = await uploadIdOf(env, tenantId, hash)
  return told(await takePiece(env, { tenantId, uploadId, sentBytes, from, bytes, now: new Date() }))
}

function told(taken: Taken): Response {
  if (taken.kind === 'refused') return Response.json({ words: REFUSAL_WORDS[taken.reason] }, { status: 422 })
  return Response.json(taken.kind === 'received' ? { received: taken.bytes } : { photo: taken.photoId, isNew: taken.isNew })
}

const SMALLER_BYTES_MAX = { preview: PHOTO_PREVIEW_BYTES_MAX, row: PHOTO_ROW_BYTES_MAX }

/** A smaller JPEG that her browser has made of a photo, for her own app, or one for a row of a list: cleaned and sealed as the photo is. */
export async function takeSmaller(
  env: PlatformEnv,
  { tenantId, hash, request, part }: Asked & { request: Request; part: SmallerPart },
): Promise<Response> {
  const bytes = new Uint8Array(await request.arrayBuffer())
  if (!HASH.test(hash) || bytes.length > SMALLER_BYTES_MAX[part] || kindOf(bytes) !== 'jpeg') return refused(400)
  const place = { tenantId, uploadId: await uploadIdOf(env, tenantId, hash) }
  const upload = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) => selectUpload(tx, tenantId, place.uploadId))
  if (!upload) return refused(404)
  const cleaned = cleanWhole(bytes)
  if (!cleaned) return refused(400)
  const object = await keepBytes(env, place, cleaned)
  await inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => noteSmaller(tx, tenantId, { ...place, part, object }))
  return new Response(null, { status: 204 })
}

/** Undefined: it is no photo. */
function cleanWhole(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  try {
    return joinBytes(cleanPiece(undefined, { bytes, offset: 0, isLast: true }).bytes)
  } catch (error) {
    if (!(error instanceof NoPhoto)) throw error
    return undefined
  }
}

const refused = (status: number): Response => Response.json({ words: REFUSAL_WORDS.unreadable }, { status })

/** A photo that is not on her site yet. `size`: the smaller one where there is one. Undefined: she has no such photo. */
export async function answerNewPhoto(
  env: PlatformEnv,
  { tenantId, id, size }: { tenantId: string; id: string; size: string },
): Promise<Response | undefined> {
  const photos = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) => selectNewPhotos(tx, tenantId))
  const photo = photos.get(id)
  if (!photo || (size !== 'row' && size !== 'small' && size !== 'whole')) return undefined
  const smaller = smallerOf(photo, size)
  const bytes = await readBytes(env, { tenantId, uploadId: photo.uploadId }, smaller ?? photo.object)
  if (bytes === undefined) return undefined
  return new Response(bytes, {
    headers: {
      'Content-Type': smaller === null ? `image/${photo.kind}` : 'image/jpeg',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, max-age=600',
      Vary: 'Cookie',
      'X-Robots-Tag': 'noindex',
    },
  })
}

/** A browser without script makes none, and one of before none for rows. */
function smallerOf({ row, preview }: NewPhoto, size: 'row' | 'small' | 'whole'): string | null {
  if (size === 'whole') return null
  return size === 'row' ? (row ?? preview) : preview
}
