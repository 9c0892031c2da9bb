import { DurableObject } from 'cloudflare:workers'
import type { ClientDetails } from '../../tenants/contract/booking.ts'
import { epochOf, openClient, type SealPlace, suite } from './client-seal.ts'
import { unwrapKey, wrapKey } from './wrap-key.ts'

const DAY_MS = 86_400_000

/**
 * One per tenant: the key pairs to which clients' details are sealed, a new one for each month of appointments. Private keys never leave it, lie
 * wrapped by KEY_SECRET in its storage, and are deleted when nothing of their month may be kept: what back-ups hold is then noise.
 */
export class KeyKeeper extends DurableObject<PlatformEnv> {
  readonly #sql = this.ctx.storage.sql

  constructor(state: DurableObjectState, env: PlatformEnv) {
    super(state, env)
    this.#sql.exec(
      'create table if not exists epoch_keys (epoch text primary key, private_wrapped text not null, public_key blob not null, delete_at integer not null)',
    )
  }

  /** The public key for appointments that end in a month, e.g. `2026-12`. `keepDays`: how long their details are kept after it. */
  async publicKey(epoch: string, keepDays: number): Promise<Uint8Array> {
    const deleteAt = firstOfNext(epoch) + keepDays * DAY_MS
    const known = this.#find(epoch)
    if (known) {
      this.#sql.exec('update epoch_keys set delete_at = ? where epoch = ?', deleteAt, epoch)
      return new Uint8Array(known.public_key)
    }
    const { privateKey, publicKey } = await suite.GenerateKeyPair(true)
    const wrapped = await wrapKey(this.env.KEY_SECRET, await suite.SerializePrivateKey(privateKey))
    const serialized = await suite.SerializePublicKey(publicKey)
    // Two first requests of a month at once: one of the keys stays, and both get that one.
    this.#sql.exec('insert into epoch_keys values (?, ?, ?, ?) on conflict do nothing', epoch, wrapped, serialized, deleteAt)
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(Date.now() + DAY_MS)
    return new Uint8Array(this.#find(epoch)?.public_key ?? serialized)
  }

  /** Details in the order asked; null where the key is gone. Throws where a text is not what was sealed, or KEY_SECRET is not the one of its key. */
  async open(tenantId: string, items: { reference: string; sealed: string }[]): Promise<(ClientDetails | null)[]> {
    return Promise.all(items.map(({ reference, sealed }) => this.#open(sealed, { tenantId, reference })))
  }

  /** Wraps every key anew with the present KEY_SECRET, after the secret was changed. Returns how many. */
  async rewrap(): Promise<number> {
    const rows = this.#sql.exec<{ epoch: string; private_wrapped: string }>('select epoch, private_wrapped from epoch_keys').toArray()
    for (const { epoch, private_wrapped } of rows) {
      const wrapped = await wrapKey(this.env.KEY_SECRET, await this.#unwrap(private_wrapped))
      this.#sql.exec('update epoch_keys set private_wrapped = ? where epoch = ?', wrapped, epoch)
    }
    return rows.length
  }

  override async alarm(): Promise<void> {
    this.#sql.exec('delete from epoch_keys where delete_at < ?', Date.now())
    const { left } = this.#sql.exec<{ left: number }>('select count(*) as left from epoch_keys').one()
    if (left > 0) await this.ctx.storage.setAlarm(Date.now() + DAY_MS)
  }

  async #open(sealed: string, place: SealPlace): Promise<ClientDetails | null> {
    const found = this.#find(epochOf(sealed) ?? '')
    if (!found) return null
    const privateKey = await suite.DeserializePrivateKey(await this.#unwrap(found.private_wrapped))
    // Both keys: workerd cannot derive the public one from the private.
    const publicKey = await suite.DeserializePublicKey(new Uint8Array(found.public_key))
    return openClient(sealed, { keyPair: { privateKey, publicKey }, place })
  }

  #unwrap(wrapped: string): Promise<Uint8Array> {
    return unwrapKey([this.env.KEY_SECRET, this.env.KEY_SECRET_OLD], wrapped)
  }

  #find(epoch: string): { private_wrapped: string; public_key: ArrayBuffer } | undefined {
    return this.#sql
      .exec<{ private_wrapped: string; public_key: ArrayBuffer }>(
        'select private_wrapped, public_key from epoch_keys where epoch = ?',
        epoch,
      )
      .toArray()[0]
  }
}

/** `2026-12` -> the first moment after it, milliseconds since 1970. */
const firstOfNext = (epoch: string): number => {
  const [year = 0, month = 0] = epoch.split('-').map(Number)
  return Date.UTC(year, month, 1)
}
