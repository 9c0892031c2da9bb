import { fromHex, toHex } from '../../http/to-hex.ts'
import { requestOfKey } from './client-seal.ts'
import type { KeyStore } from './key-store.ts'
import { asWrappingKey, unwrapKey } from './wrap-key.ts'

/** A tenant's keys on their way to another platform, each as it lies here: nothing opens without KEY_SECRET and HASH_SECRET. */
export interface HandedKeys {
  /** Wrapped by HASH_SECRET; null where nobody has ever asked her. */
  hashKey: string | null
  /** A vault's key, wrapped by KEY_SECRET, by the vault's id here. */
  vaults: Record<string, string>
  /** `publicKey`: hexadecimal. `vaultId`: '' for a key of a month, which KEY_SECRET itself wraps. */
  keys: { keyId: string; vaultId: string; privateWrapped: string; publicKey: string; deleteAt: number }[]
}

/** Why keys of another platform are not taken. */
export type KeysRefused = { refused: 'KEY_SECRET' | 'HASH_SECRET' | 'other hashes' }

type Env = Pick<PlatformEnv, 'VAULTS' | 'KEY_SECRET' | 'KEY_SECRET_OLD' | 'HASH_SECRET' | 'HASH_SECRET_OLD'>

/** A renewal destroys vaults while they are read, which takes it well under a second. */
const TRIES_MAX = 20

/** All keys, or those of these requests. */
export async function handOverKeys(env: Env, store: KeyStore, references?: readonly string[]): Promise<HandedKeys> {
  const isWanted = (key: { keyId: string }) => references === undefined || references.includes(requestOfKey(key))
  for (let attempt = 1; ; attempt++) {
    const keys = store.all().filter(isWanted)
    const vaultIds = [...new Set(keys.map(({ vaultId }) => vaultId))].filter((vaultId) => vaultId !== '')
    const read = (vaultId: string) => env.VAULTS.get(env.VAULTS.idFromString(vaultId)).read()
    const vaults = await Promise.all(vaultIds.map(async (vaultId) => [vaultId, await read(vaultId)] as const))
    const isWhole = vaults.every(([, wrapped]) => wrapped !== undefined)
    if (isWhole)
      return {
        hashKey: store.hashKey() ?? null,
        vaults: Object.fromEntries(vaults) as Record<string, string>,
        keys: keys.map(({ publicKey, ...key }) => ({ ...key, publicKey: toHex(publicKey) })),
      }
    if (attempt === TRIES_MAX) throw new Error('The keys have no vault.')
  }
}

/** Takes those that are not here yet, which the caller then moves into a vault of its own (KeyRing.renew). Nothing is taken that the secrets here do not open. */
export async function takeOverKeys(
  env: Env,
  store: KeyStore,
  { hashKey, vaults, keys }: HandedKeys,
): Promise<{ taken: number } | KeysRefused> {
  const fresh = keys.filter(({ keyId }) => store.find(keyId) === undefined)
  const used = [...new Set(fresh.map(({ vaultId }) => vaultId))].filter((vaultId) => vaultId !== '')
  const opens = (wrapped: string) => unwrapKey([env.KEY_SECRET, env.KEY_SECRET_OLD], wrapped).then(...TO_BOOLEAN)
  const wrapped = [
    ...used.map((vaultId) => vaults[vaultId] ?? ''),
    ...fresh.flatMap((key) => (key.vaultId === '' ? key.privateWrapped : [])),
  ]
  if (!(await Promise.all(wrapped.map(opens))).every(Boolean)) return { refused: 'KEY_SECRET' }
  const refused = hashKey === null ? undefined : await takeHashKey(env, store, hashKey)
  if (refused) return refused
  const here = new Map<string, string>([['', '']])
  for (const vaultId of used) {
    const id = env.VAULTS.newUniqueId()
    await env.VAULTS.get(id).put(vaults[vaultId] ?? '')
    store.noteVault(id.toString())
    here.set(vaultId, id.toString())
  }
  for (const { publicKey, vaultId, ...key } of fresh)
    store.adopt({ ...key, vaultId: here.get(vaultId) ?? '', publicKey: fromHex(publicKey) })
  return { taken: fresh.length }
}

const TO_BOOLEAN = [() => true, () => false] as const

/** Clients are found by hashes under one key, which must be that of the rows that come along. */
async function takeHashKey(env: Env, store: KeyStore, given: string): Promise<KeysRefused | undefined> {
  const secrets = await Promise.all([env.HASH_SECRET, env.HASH_SECRET_OLD].flatMap((each) => (each ? asWrappingKey(each) : [])))
  const open = (wrapped: string) => unwrapKey(secrets, wrapped).then(toHex, () => undefined)
  const theirs = await open(given)
  if (theirs === undefined) return { refused: 'HASH_SECRET' }
  const kept = store.hashKey()
  const isSame = kept !== undefined && (await open(kept)) === theirs
  if (isSame) return undefined
  // Somebody has been asked here already: her hashes of both places would never meet.
  if (kept !== undefined && store.hasKeys()) return { refused: 'other hashes' }
  store.setHashKey(given, { replace: true })
  return undefined
}
