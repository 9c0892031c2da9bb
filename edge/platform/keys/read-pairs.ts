import type { KeyPair } from './client-seal.ts'

/** Of so many requests at the most. */
const KEPT_MAX = 64

/**
 * Key pairs as they were read from the store, by their names, until they are used: a request is opened for its mails a moment after it is sealed, and unwrapping
 * takes as long as opening. Whoever takes one has found its row in the store first.
 */
export class ReadPairs {
  readonly #kept = new Map<string, KeyPair>()

  put(keyId: string, pair: KeyPair): void {
    if (this.#kept.size >= KEPT_MAX) this.#kept.clear()
    this.#kept.set(keyId, pair)
  }

  take(keyId: string): KeyPair | undefined {
    const pair = this.#kept.get(keyId)
    this.#kept.delete(keyId)
    return pair
  }

  /** Keys were destroyed. */
  forget(): void {
    this.#kept.clear()
  }
}
