import { isYounger } from '../../http/is-younger.ts'
import type { OutboxStore } from './outbox-store.ts'

/** Anybody may ask for health, and nobody is to have the disk written for it more often. */
const PROOF_MS = 5000

/** That a request could be written now. On one machine storage is a disk, which can be full: STORAGE_PROOF. */
export class StorageProof {
  readonly #env: Pick<PlatformEnv, 'STORAGE_PROOF'>
  readonly #store: OutboxStore
  readonly #sync: () => Promise<void>
  #provedAt = 0

  constructor(env: Pick<PlatformEnv, 'STORAGE_PROOF'>, store: OutboxStore, sync: () => Promise<void>) {
    this.#env = env
    this.#store = store
    this.#sync = sync
  }

  /** Throws where nothing can be written. */
  async give(now: number): Promise<void> {
    if (this.#env.STORAGE_PROOF !== 'on' || isYounger(this.#provedAt, PROOF_MS, now)) return
    this.#store.prove(now)
    await this.#sync()
    this.#provedAt = now
  }
}
