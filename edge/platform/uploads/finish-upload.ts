import { noteFinished, type PhotoUpload } from '../../../db/queries/photo-uploads.ts'
import { joinBytes } from '../../../tenants/contract/bytes.ts'
import { PHOTOS_PER_TENANT_MAX } from '../../../tenants/contract/limits.ts'
import { orderOf, type SiteChange, siteValueOf } from '../../../tenants/contract/site-fields.ts'
import { toHex } from '../../http/to-hex.ts'
import { keyedHash } from '../keys/keyed-hash.ts'
import { draftChanges, withSite } from '../my-site/page/read-site.ts'
import { finishPhoto } from './clean/clean-piece.ts'
import { NoPhoto } from './clean/photo-problem.ts'
import { keepBytes, readBytes, removeBytes } from './keep-bytes.ts'
import { forgetUpload, type SentPiece, type Taken } from './take-piece.ts'

interface WholeUpload extends SentPiece {
  upload: PhotoUpload
}

/** A photo that is here whole becomes one object in the store and a draft of hers. May be done again. */
export async function finishUpload(env: PlatformEnv, whole: WholeUpload): Promise<Taken> {
  const { tenantId, uploadId, upload } = whole
  const kept = upload.photoId === null ? await assemble(env, whole) : undefined
  const photoId = upload.photoId ?? kept?.photoId ?? ''
  const file = `${photoId}.jpg`
  const taken = await withSite(env, whole, async (tx, facts): Promise<Taken> => {
    if (facts.live === undefined) return { kind: 'refused', reason: 'not_ready' }
    const ids = siteValueOf(facts.source, ORDER) as readonly string[]
    if (ids.includes(photoId)) return { kind: 'whole', photoId, isNew: upload.photoId !== null }
    if (ids.length >= PHOTOS_PER_TENANT_MAX) return { kind: 'refused', reason: 'too_many' }
    if (kept && !(await noteFinished(tx, tenantId, { uploadId, file, ...kept }))) return { kind: 'whole', photoId, isNew: false }
    await draftChanges(tx, facts, [addition(photoId, file)])
    return { kind: 'whole', photoId, isNew: true }
  })
  if (taken.kind === 'refused' || (taken.kind === 'whole' && !taken.isNew)) await forgetUpload(env, whole)
  else if (kept) for (const part of upload.parts) await removeBytes(env, whole, part)
  return taken
}

const ORDER = { file: 'photos.yaml', path: orderOf('photos') }

/** What it shows is asked of her next: until she has said it, her site cannot be published with it. */
const addition = (id: string, file: string): SiteChange => ({
  file: 'photos.yaml',
  path: `photos/${id}`,
  after: { id, file, alt: '', slots: ['gallery'] },
})

async function assemble(env: PlatformEnv, { tenantId, uploadId, upload }: WholeUpload) {
  const parts: Uint8Array[] = []
  for (const part of upload.parts) {
    const bytes = await readBytes(env, { tenantId, uploadId }, part)
    // Of a back-up that was put back: it has to be sent once more.
    if (bytes === undefined) throw new NoPhoto('cut_off')
    parts.push(bytes)
  }
  if (upload.cleaner === null) throw new NoPhoto('unreadable')
  const photo = finishPhoto(upload.cleaner, joinBytes(parts))
  const hashKey = await env.KEYS.get(env.KEYS.idFromName(tenantId)).hashKey()
  const hash = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', photo)))
  // By what is in it, for her alone: the same photo is the same one, and nobody who has it can find it here.
  const photoId = `photo-${(await keyedHash(hashKey, { tenantId, purpose: 'photo' }, hash)).slice(0, 10)}`
  const { width, height } = upload.cleaner
  return { photoId, object: await keepBytes(env, { tenantId, uploadId }, photo), width, height }
}
