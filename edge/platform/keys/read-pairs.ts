import { KeptMap } from '../../http/kept-map.ts'
import type { KeyPair } from './client-seal.ts'

/** Of so many requests at the most. */
const KEPT_MAX = 64

/**
 * Key pairs as they were read from the store, by their names: a request is opened for its mails a moment after it is sealed, and what its client was told is
 * sealed to the same key then; unwrapping takes as long as opening. Whoever asks for one has found its row in the store first.
 */
export class ReadPairs {
  readonly #kept = new KeptMap<string, KeyPair>(KEPT_MAX)

  put(keyId: string, pair: KeyPair): void {
    this.#kept.set(keyId, pair)
  }

  get(keyId: string): KeyPair | undefined {
    return this.#kept.get(keyId)
  }

  /** Keys were destroyed. */
  forget(): void {
    this.#kept.clear()
  }
}
