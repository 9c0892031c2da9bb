import { MovableOutbox } from './movable-outbox.ts'

/**
 * Of each request that is still to come how it stood when its client was last told, sealed to that request's key (keys/seal-text.ts), for the client's own
 * page while Postgres is away. It goes when the request is over, erased, or past.
 */
export class KnownOutbox extends MovableOutbox {
  /** `until`: milliseconds since 1970. Without `sealed` nothing is left to show. */
  async keepAllKnown(all: readonly { reference: string; sealed?: string; until: number }[]): Promise<void> {
    const now = Date.now()
    const shown = all.filter(({ sealed, until }) => sealed !== undefined && until > now)
    for (const { reference, sealed, until } of shown)
      this.#table().exec('insert or replace into known_requests values (?, ?, ?)', reference, sealed, until)
    this.forgetKnown(all.filter((each) => !shown.includes(each)).map(({ reference }) => reference))
    if (shown.length === 0) return
    const first = Math.min(...shown.map(({ until }) => until))
    const alarm = await this.ctx.storage.getAlarm()
    if (alarm === null || alarm > first) await this.ctx.storage.setAlarm(first)
  }

  async known(reference: string): Promise<string | null> {
    const [row] = this.#table()
      .exec<{ sealed: string }>('select sealed from known_requests where reference = ? and until > ?', reference, Date.now())
      .toArray()
    return row?.sealed ?? null
  }

  /** Returns the same references. */
  protected forgetKnown(references: string[]): string[] {
    for (const reference of references) this.#table().exec('delete from known_requests where reference = ?', reference)
    return references
  }

  /** Forgets those that are past. Returns when there is something to forget again, `other` included; null where nothing is left. */
  protected nextToForget(other: number | null): number | null {
    this.#table().exec('delete from known_requests where until <= ?', Date.now())
    const { next } = this.#table().exec<{ next: number | null }>('select min(until) as next from known_requests').one()
    return next === null || other === null ? (next ?? other) : Math.min(next, other)
  }

  #table(): SqlStorage {
    this.ctx.storage.sql.exec(
      'create table if not exists known_requests (reference text primary key, sealed text not null, until integer not null)',
    )
    return this.ctx.storage.sql
  }
}
