import type { KeyPair } from './client-seal.ts'
import { suite } from './client-seal.ts'
import type { KeptKey, KeyStore } from './key-store.ts'
import { makeWrappingKey, unwrapKey, wrapKey } from './wrap-key.ts'

/** What wraps keys: the key of a vault, and whether KEY_SECRET as it is now opens that vault (false: only the one before does). */
interface OpenVault {
  key: string
  isCurrent: boolean
}

/** AES-256 */
const SECRET_BYTES = 32

type Env = Pick<PlatformEnv, 'VAULTS' | 'KEY_SECRET' | 'KEY_SECRET_OLD'>

/**
 * A tenant's keys in their vaults. Each key is wrapped by the key of a vault, that by KEY_SECRET. Renewing makes a new vault, moves every key into it, proves each
 * by opening it, and then destroys the vaults before: what still lies on a disk of deleted keys, or wrapped by an old secret, is noise from then on.
 */
export class KeyRing {
  readonly #env: Env
  readonly #store: KeyStore
  readonly #open = new Map<string, OpenVault>()
  #renewing: Promise<void> = Promise.resolve()

  constructor(env: Env, store: KeyStore) {
    this.#env = env
    this.#store = store
  }

  async make(keyId: string, deleteAt: number): Promise<void> {
    const { privateKey, publicKey } = await suite.GenerateKeyPair(true)
    await this.#keep(keyId, deleteAt, {
      bytes: await suite.SerializePrivateKey(privateKey),
      serialized: await suite.SerializePublicKey(publicKey),
    })
  }

  /** One key that both seals and opens, in place of a pair. */
  async makeSecret(keyId: string, deleteAt: number): Promise<void> {
    await this.#keep(keyId, deleteAt, { bytes: crypto.getRandomValues(new Uint8Array(SECRET_BYTES)), serialized: new Uint8Array() })
  }

  /** Throws where no secret unwraps it. */
  secret = (kept: KeptKey): Promise<Uint8Array> => this.#unwrap(kept)

  async #keep(keyId: string, deleteAt: number, { bytes, serialized }: { bytes: Uint8Array; serialized: Uint8Array }): Promise<void> {
    for (;;) {
      const { vaultId, key } = await this.#currentVault()
      const privateWrapped = await wrapKey(key, bytes)
      // A renewal in between has made another vault the current one: wrapped for that one then.
      if (this.#store.insert({ keyId, vaultId, privateWrapped, publicKey: serialized }, deleteAt)) return
    }
  }

  /** Throws where no secret unwraps it. */
  async keyPair(kept: KeptKey): Promise<KeyPair> {
    return {
      privateKey: await suite.DeserializePrivateKey(await this.#unwrap(kept)),
      // Both keys: workerd cannot derive the public one from the private.
      publicKey: await suite.DeserializePublicKey(kept.publicKey),
    }
  }

  /** One renewal after the other. */
  renew(): Promise<void> {
    const next = this.#renewing.catch(() => undefined).then(() => this.#renew())
    this.#renewing = next
    return next
  }

  /** How many keys nothing opens, and whether KEY_SECRET alone opens all the others. */
  async inspect(): Promise<{ keys: number; locked: number; isSettled: boolean }> {
    let locked = 0
    let isSettled = true
    const counts = this.#store.countByVault()
    for (const { vaultId, keys } of counts) {
      const vault = vaultId === '' ? undefined : await this.#openVault(vaultId)
      if (vaultId === '') locked += await this.#countLockedMonths()
      else if (vault === undefined) locked += keys
      if (!vault?.isCurrent) isSettled = false
    }
    const current = this.#store.currentVault()
    if (current !== undefined && !(await this.#openVault(current))?.isCurrent) isSettled = false
    return { keys: counts.reduce((sum, { keys }) => sum + keys, 0), locked, isSettled }
  }

  async #renew(): Promise<void> {
    const { made } = this.#store.deletions()
    const fresh = await this.#makeVault()
    for (const kept of this.#store.outside(fresh.vaultId)) {
      const bytes = await this.#unwrap(kept).catch(() => undefined)
      // What nothing opens stays where it is: the secret that does may come back.
      if (bytes === undefined) continue
      const privateWrapped = await wrapKey(fresh.key, bytes)
      await unwrapKey([fresh.key], privateWrapped)
      this.#store.move(kept.keyId, { vaultId: fresh.vaultId, privateWrapped })
    }
    for (const vaultId of this.#store.emptyVaults()) {
      await this.#env.VAULTS.get(this.#env.VAULTS.idFromString(vaultId)).destroy()
      this.#open.delete(vaultId)
      this.#store.forgetVault(vaultId)
    }
    this.#store.noteCleaned(made)
  }

  async #currentVault(): Promise<{ vaultId: string; key: string }> {
    const vaultId = this.#store.currentVault()
    const vault = vaultId === undefined ? undefined : await this.#openVault(vaultId)
    // A vault that does not open is never used: what is sealed through it could be read by nobody.
    return vaultId === undefined || vault === undefined ? this.#makeVault() : { vaultId, key: vault.key }
  }

  async #makeVault(): Promise<{ vaultId: string; key: string }> {
    const id = this.#env.VAULTS.newUniqueId()
    const vaultId = id.toString()
    await this.#env.VAULTS.get(id).put(await wrapKey(this.#env.KEY_SECRET, new TextEncoder().encode(makeWrappingKey())))
    const vault = await this.#openVault(vaultId)
    if (!vault) throw new Error('A new vault does not open.')
    this.#store.setCurrentVault(vaultId)
    return { vaultId, key: vault.key }
  }

  async #openVault(vaultId: string): Promise<OpenVault | undefined> {
    const known = this.#open.get(vaultId)
    if (known) return known
    const wrapped = await this.#env.VAULTS.get(this.#env.VAULTS.idFromString(vaultId)).read()
    if (wrapped === undefined) return undefined
    const { KEY_SECRET, KEY_SECRET_OLD } = this.#env
    for (const [secret, isCurrent] of [[KEY_SECRET, true] as const, [KEY_SECRET_OLD, false] as const]) {
      const key = await unwrapKey([secret], wrapped).catch(() => undefined)
      if (key === undefined) continue
      const vault = { key: new TextDecoder().decode(key), isCurrent }
      this.#open.set(vaultId, vault)
      return vault
    }
    return undefined
  }

  async #unwrap({ keyId, vaultId, privateWrapped }: KeptKey): Promise<Uint8Array> {
    const { KEY_SECRET, KEY_SECRET_OLD } = this.#env
    try {
      return await unwrapKey(vaultId === '' ? [KEY_SECRET, KEY_SECRET_OLD] : [(await this.#openVault(vaultId))?.key], privateWrapped)
    } catch (error) {
      // A renewal may have moved it, and destroyed that vault, while this one was looked for.
      const moved = this.#store.find(keyId)
      if (moved === undefined || moved.vaultId === vaultId) throw error
      return await this.#unwrap(moved)
    }
  }

  async #countLockedMonths(): Promise<number> {
    const months = this.#store.inVault('')
    const opened = await Promise.all(
      months.map((kept) =>
        this.#unwrap(kept).then(
          () => true,
          () => false,
        ),
      ),
    )
    return opened.filter((isOpen) => !isOpen).length
  }
}
