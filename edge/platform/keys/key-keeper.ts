import { DurableObject } from 'cloudflare:workers'
import type { ClientDetails } from '../../../tenants/contract/booking.ts'
import { logEvent } from '../../http/log.ts'
import { type KeyPair, keyIdOf, openClient, requestOf, type SealPlace, sealClient } from './client-seal.ts'
import { HashKey } from './hash-key.ts'
import { KeyRing } from './key-ring.ts'
import { KeyStore } from './key-store.ts'
import { type HandedKeys, handOverKeys, type KeysRefused, takeOverKeys } from './move-keys.ts'
import { ReadPairs } from './read-pairs.ts'

const DAY_MS = 86_400_000
/** A request's key goes with its details. Should Postgres never tell, it goes so long after their time is up. */
const FORGOTTEN_KEY_DAYS = 31

/** `keepUntil`: milliseconds since 1970. */
export interface Sealable {
  place: SealPlace
  details: ClientDetails
  keepUntil: number
}

export interface KeyStatus {
  keys: number
  /** Requests whose details cannot be opened. */
  unreadable: number
  /** The present secrets open everything that can be opened: those before may go. */
  isSettled: boolean
}

/**
 * One per tenant: a key pair for each request, to which the client's details and her notes are sealed. Private keys never leave it. Destroying
 * a request's key makes noise of all copies of its details, wherever they lie. It also keeps the key of the hashes by which clients are found.
 */
export class KeyKeeper extends DurableObject<PlatformEnv> {
  readonly #store = new KeyStore(this.ctx.storage.sql)
  readonly #ring = new KeyRing(this.env, this.#store)
  readonly #read = new ReadPairs()
  readonly #hashKey = new HashKey(this.env, this.#store)

  /** Seals a request's details, and proves that they open again before anybody is told that they are kept. `keepUntil`: milliseconds since 1970. */
  async seal(place: SealPlace, details: ClientDetails, keepUntil: number): Promise<string> {
    // By the pair as it was read from what is stored: unwrapping it once more would prove nothing else.
    return this.#seal({ place, details, keepUntil }, (sealed, keyPair) => openClient(sealed, { keyPair, place }))
  }

  /** The same of several texts that are a help and no promise: nobody is told that they are kept, so that none is opened again. In the order asked. */
  async sealUnproved(items: Sealable[]): Promise<string[]> {
    return Promise.all(items.map((item) => this.#seal(item)))
  }

  /** Details in the order asked; null for what cannot be opened, which is counted and logged: one text never fails a list. */
  async open(tenantId: string, items: { reference: string; sealed: string }[]): Promise<(ClientDetails | null)[]> {
    const hadUnreadable = this.#store.countUnreadable() > 0
    return Promise.all(
      items.map(async ({ reference, sealed }) => {
        const client = await this.#open(sealed, { tenantId, reference }).catch(() => null)
        if (client === null) this.#noteUnreadable(tenantId, reference)
        else if (hadUnreadable) this.#store.noteReadable(reference)
        return client
      }),
    )
  }

  /** Notes which of these sealed texts have no key. */
  async check(tenantId: string, items: { reference: string; keyId: string }[]): Promise<void> {
    for (const { reference, keyId } of items) if (!this.#store.find(keyId)) this.#noteUnreadable(tenantId, reference)
  }

  /** Destroys the keys of requests for good: the rows, and the vault that could open what is left of them on a disk. Returns how many there were. */
  async destroy(references: string[]): Promise<number> {
    const count = this.#store.delete(references)
    this.#read.forget()
    await this.#clean()
    return count
  }

  /** A request that was not taken: its key goes now, what is left of it on a disk within a day. */
  async discard(reference: string): Promise<void> {
    this.#store.delete([reference])
    this.#read.forget()
  }

  /** Destroys the keys of months, when nothing is sealed to them any more. */
  async destroyMonths(): Promise<void> {
    this.#store.deleteMonths()
    await this.#clean()
  }

  async hasMonths(): Promise<boolean> {
    return this.#store.hasMonths()
  }

  /** The key to which a photo of hers is sealed, 32 bytes, made where there is none. It goes by `destroy`, under the name that photoKeyName gives it. */
  async photoKey(uploadId: string): Promise<Uint8Array> {
    const keyId = photoKeyName(uploadId)
    if (!this.#store.find(keyId))
      await this.#ring.makeSecret(keyId, Number.MAX_SAFE_INTEGER).catch((error: unknown) => {
        // Two pieces at once: the other has made it.
        if (!this.#store.find(keyId)) throw error
      })
    return this.#ring.secret(this.#store.find(keyId) ?? missing())
  }

  /** Wraps everything with the present secrets. After it, `isSettled` tells whether the ones before are needed by nothing any more. */
  async settle(): Promise<KeyStatus> {
    const { isSettled } = await this.status()
    if (!isSettled) {
      await this.#ring.renew()
      await this.#hashKey.rewrap()
    }
    return this.status()
  }

  async status(): Promise<KeyStatus> {
    const { keys, locked, isSettled } = await this.#ring.inspect()
    const isHashSettled = await this.#hashKey.isSettled()
    return { keys, unreadable: Math.max(locked, this.#store.countUnreadable()), isSettled: isSettled && isHashSettled }
  }

  /** The key of the tenant's hashes, by which clients are found (hash-key.ts). */
  async hashKey(): Promise<string> {
    return this.#hashKey.open()
  }

  /** All keys, or those of these requests, for another platform with the same secrets. */
  async handOver(references?: string[]): Promise<HandedKeys> {
    return handOverKeys(this.env, this.#store, references)
  }

  async takeOver(handed: HandedKeys): Promise<{ taken: number } | KeysRefused> {
    const outcome = await takeOverKeys(this.env, this.#store, handed)
    if ('refused' in outcome || outcome.taken === 0) return outcome
    await this.#ring.renew()
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(Date.now() + DAY_MS)
    return outcome
  }

  override async alarm(): Promise<void> {
    this.#store.deleteDue(Date.now())
    await this.#clean()
    if (this.#store.hasKeys()) await this.ctx.storage.setAlarm(Date.now() + DAY_MS)
  }

  async #clean(): Promise<void> {
    const { made, cleaned } = this.#store.deletions()
    if (made > cleaned) await this.#ring.renew()
  }

  async #seal({ place, details, keepUntil }: Sealable, prove?: (sealed: string, keyPair: KeyPair) => Promise<unknown>): Promise<string> {
    const { keyId, keyPair } = await this.#usableKey(requestOf(place), Math.max(keepUntil, Date.now()) + FORGOTTEN_KEY_DAYS * DAY_MS)
    const sealed = await sealClient(details, { keyId, publicKey: keyPair.publicKey, place })
    await prove?.(sealed, keyPair)
    if (!this.#store.find(keyId)) throw new Error('A new key is gone.')
    this.#read.put(keyId, keyPair)
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(Date.now() + DAY_MS)
    return sealed
  }

  /** The key of a request that opens; a new one where there is none, or where the one there is has been lost. */
  async #usableKey(request: string, deleteAt: number): Promise<{ keyId: string; keyPair: KeyPair }> {
    for (let attempt = 0; attempt < 10; attempt++) {
      const keyId = attempt === 0 ? request : `${request}+${attempt}`
      const kept = this.#store.find(keyId)
      if (!kept) await this.#ring.make(keyId, deleteAt)
      const known = kept && this.#read.get(keyId)
      const keyPair = known ?? (await this.#ring.keyPair(this.#store.find(keyId) ?? missing()).catch(() => undefined))
      if (keyPair !== undefined) {
        // One that was made now has its time already.
        if (kept) this.#store.keepUntil(keyId, deleteAt)
        return { keyId, keyPair }
      }
    }
    throw new Error('No key of this request opens.')
  }

  async #open(sealed: string, place: SealPlace): Promise<ClientDetails> {
    const kept = this.#store.find(keyIdOf(sealed) ?? '') ?? missing()
    return openClient(sealed, { keyPair: this.#read.get(kept.keyId) ?? (await this.#ring.keyPair(kept)), place })
  }

  #noteUnreadable(tenant: string, reference: string): void {
    this.#store.noteUnreadable(reference)
    logEvent('details_unreadable', { tenant, reference: requestOf({ tenantId: tenant, reference }) })
  }
}

/** As the trigger on photo_uploads notes it, where that row goes (db/functions/photo_uploads.sql). */
const photoKeyName = (uploadId: string): string => `photo-${uploadId}`

function missing(): never {
  throw new Error('There is no such key.')
}
