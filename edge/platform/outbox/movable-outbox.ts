import { DurableObject } from 'cloudflare:workers'

/** A request of an outbox on its way to another platform, as it lies here; what has reached Postgres is there without its words, so that its key is known. */
export interface HandedRequest {
  idempotencyKey: string
  requestHash: string
  reference: string
  state: string
  reason: string | null
  /** JSON of the booking, sealed; null where Postgres has it. */
  booking: string | null
  receivedAt: number
}

/** What an outbox does for a platform that moves. Its table is the one of OutboxStore. */
export class MovableOutbox extends DurableObject<PlatformEnv> {
  async handOver(): Promise<HandedRequest[]> {
    return this.ctx.storage.sql
      .exec<HandedRequest & Record<string, SqlStorageValue>>(
        `select idempotency_key as "idempotencyKey", request_hash as "requestHash", reference, state, reason, booking, received_at as "receivedAt" from booking_drafts`,
      )
      .toArray()
  }

  /** Those that have not been taken over before. Whoever was erased since is not brought back by a second time. */
  async untaken(requests: HandedRequest[]): Promise<HandedRequest[]> {
    const sql = this.#taken()
    return requests.filter(
      ({ idempotencyKey }) => sql.exec('select 1 from taken_over where idempotency_key = ?', idempotencyKey).toArray().length === 0,
    )
  }

  /** Their keys must be here already. */
  async takeOver(requests: HandedRequest[]): Promise<void> {
    const sql = this.#taken()
    for (const { idempotencyKey, requestHash, reference, state, reason, booking, receivedAt } of requests) {
      sql.exec('insert or ignore into taken_over values (?)', idempotencyKey)
      // Acknowledged, whatever it was there: its client may have heard "received" in between.
      sql.exec(
        `insert or ignore into booking_drafts (idempotency_key, request_hash, reference, state, reason, acknowledged, booking, received_at) values (?, ?, ?, ?, ?, 1, ?, ?)`,
        ...[idempotencyKey, requestHash, reference, state, reason, booking, receivedAt],
      )
    }
    if (requests.some(({ state }) => state === 'waiting')) await this.ctx.storage.setAlarm(Date.now())
  }

  #taken(): SqlStorage {
    this.ctx.storage.sql.exec('create table if not exists taken_over (idempotency_key text primary key)')
    return this.ctx.storage.sql
  }
}
