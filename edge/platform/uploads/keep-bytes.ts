import { toHex } from '../../http/to-hex.ts'
import { type OriginalStore, originalStore, type StoreEnv } from './original-store.ts'

// Photos are sealed before they leave the Worker: AES-256-GCM under a key of their own, which her key keeper has and can destroy. What the store holds is
// noise to whoever has it, and is called by its hash.

const IV_BYTES = 12

/** Whose bytes they are: what is sealed for one photo opens for no other. */
export interface PhotoPlace {
  tenantId: string
  uploadId: string
}

type Env = StoreEnv & Pick<PlatformEnv, 'KEYS'>

/** Seals and keeps; returns what they are called. */
export async function keepBytes(env: Env, place: PhotoPlace, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const key = await keyOf(env, place, 'encrypt')
  const text = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound(place) }, key, bytes))
  const sealed = new Uint8Array(IV_BYTES + text.length)
  sealed.set(iv)
  sealed.set(text, IV_BYTES)
  const object = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', sealed)))
  await storeOf(env).put(nameOf(place, object), sealed)
  return object
}

/** Undefined: it is gone, or its key is. */
export async function readBytes(env: Env, place: PhotoPlace, object: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const sealed = await storeOf(env).get(nameOf(place, object))
  if (sealed === undefined) return undefined
  const key = await keyOf(env, place, 'decrypt')
  const how = { name: 'AES-GCM', iv: sealed.subarray(0, IV_BYTES), additionalData: bound(place) }
  return crypto.subtle.decrypt(how, key, sealed.subarray(IV_BYTES)).then(
    (opened) => new Uint8Array(opened),
    () => undefined,
  )
}

export const removeBytes = (env: Env, place: PhotoPlace, object: string): Promise<void> => storeOf(env).remove(nameOf(place, object))

export const removeAllBytes = (env: Env, { tenantId, uploadId }: PhotoPlace): Promise<void> =>
  storeOf(env).removeAll(`${tenantId}/${uploadId}`)

export const hasStore = (env: StoreEnv): boolean => originalStore(env) !== undefined

function storeOf(env: Env): OriginalStore {
  const store = originalStore(env)
  if (!store) throw new Error('This platform has no store of originals.')
  return store
}

const nameOf = ({ tenantId, uploadId }: PhotoPlace, object: string): string => `${tenantId}/${uploadId}/${object}`
const bound = ({ tenantId, uploadId }: PhotoPlace) => new TextEncoder().encode(`photo ${uploadId} of ${tenantId}`)

async function keyOf({ KEYS }: Env, { tenantId, uploadId }: PhotoPlace, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  const bytes = await KEYS.get(KEYS.idFromName(tenantId)).photoKey(uploadId)
  return crypto.subtle.importKey('raw', Uint8Array.from(bytes), 'AES-GCM', false, [use])
}
