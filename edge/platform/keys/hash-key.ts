import type { KeyStore } from './key-store.ts'
import { asWrappingKey, makeWrappingKey, unwrapKey, wrapKey } from './wrap-key.ts'

/** The key of a tenant's hashes. It never changes: HASH_SECRET only wraps it, so that a new secret unblocks and forgets nobody. */
export class HashKey {
  readonly #env: PlatformEnv
  readonly #store: KeyStore

  constructor(env: PlatformEnv, store: KeyStore) {
    this.#env = env
    this.#store = store
  }

  /** Made where there is none. Throws where neither secret opens it. */
  async open(): Promise<string> {
    const { HASH_SECRET, HASH_SECRET_OLD } = this.#env
    if (this.#store.hashKey() === undefined) {
      // Hashes from before there was such a key were made with the secret itself.
      const key = this.#store.hasMonthTable() ? HASH_SECRET_OLD || HASH_SECRET : makeWrappingKey()
      this.#store.setHashKey(await this.#wrapped(key), { replace: false })
    }
    const opened = await this.#openedBy([HASH_SECRET, HASH_SECRET_OLD])
    // Without it a blocked client could not be told from others: no request is taken until the secret is right.
    if (opened === undefined) throw new Error('HASH_SECRET is not the one that this tenant’s hashes need.')
    return opened
  }

  /** Wrapped with the present secret, or not there. */
  async isSettled(): Promise<boolean> {
    return this.#store.hashKey() === undefined || (await this.#openedBy([this.#env.HASH_SECRET])) !== undefined
  }

  async rewrap(): Promise<void> {
    if (this.#store.hashKey() !== undefined) this.#store.setHashKey(await this.#wrapped(await this.open()), { replace: true })
  }

  async #wrapped(key: string): Promise<string> {
    return wrapKey(await asWrappingKey(this.#env.HASH_SECRET), new TextEncoder().encode(key))
  }

  async #openedBy(secrets: (string | undefined)[]): Promise<string | undefined> {
    const keys = await Promise.all(
      secrets.filter((secret) => secret !== undefined && secret !== '').map((each) => asWrappingKey(each ?? '')),
    )
    const bytes = await unwrapKey(keys, this.#store.hashKey() ?? '').catch(() => undefined)
    return bytes && new TextDecoder().decode(bytes)
  }
}
