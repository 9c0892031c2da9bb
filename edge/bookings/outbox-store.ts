import type { Booking } from '../../tenants/contract/booking.ts'

const HOUR_MS = 3_600_000

export interface OutboxEntry {
  idempotencyKey: string
  requestHash: string
  reference: string
  state: 'waiting' | 'stored' | 'rejected'
}

/** The outbox's own SQLite. A booking's text is kept only until Postgres has it. */
export class OutboxStore {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(`
      create table if not exists requests (
        idempotency_key text primary key,
        request_hash text not null,
        reference text not null,
        state text not null,
        acknowledged integer not null default 0,
        booking text,
        received_at integer not null
      );
      create index if not exists requests_waiting_idx on requests (received_at) where state = 'waiting';
      create table if not exists attempts (visitor_id text not null, at integer not null);
      create table if not exists failures (only_row integer primary key check (only_row = 1), count integer not null);
    `)
  }

  find(key: string): OutboxEntry | undefined {
    const rows = this.#sql.exec<{ idempotency_key: string; request_hash: string; reference: string; state: OutboxEntry['state'] }>(
      'select idempotency_key, request_hash, reference, state from requests where idempotency_key = ?',
      key,
    )
    return rows
      .toArray()
      .map((row) => ({ idempotencyKey: row.idempotency_key, requestHash: row.request_hash, reference: row.reference, state: row.state }))[0]
  }

  insert(booking: Booking, requestHash: string, now: number): void {
    this.#sql.exec(
      `insert into requests (idempotency_key, request_hash, reference, state, booking, received_at) values (?, ?, ?, 'waiting', ?, ?)`,
      booking.idempotencyKey,
      requestHash,
      booking.reference,
      JSON.stringify(booking),
      now,
    )
    if (booking.visitorId !== null) this.#sql.exec('insert into attempts (visitor_id, at) values (?, ?)', booking.visitorId, now)
  }

  /** Requests that Postgres does not have yet, oldest first. */
  waiting(): { booking: Booking; acknowledged: boolean }[] {
    const rows = this.#sql.exec<{ booking: string; acknowledged: number }>(
      `select booking, acknowledged from requests where state = 'waiting' order by received_at`,
    )
    return rows
      .toArray()
      .map(({ booking, acknowledged }) => ({ booking: JSON.parse(booking) as Booking, acknowledged: acknowledged === 1 }))
  }

  acknowledge(key: string): void {
    this.#sql.exec('update requests set acknowledged = 1 where idempotency_key = ?', key)
  }

  settle(key: string, state: 'stored' | 'rejected'): void {
    this.#sql.exec('update requests set state = ?, booking = null where idempotency_key = ?', state, key)
  }

  remove(key: string): void {
    this.#sql.exec('delete from requests where idempotency_key = ?', key)
  }

  /** Requests of this visitor in the last hour. Older ones are forgotten on the way. */
  countAttempts(visitorId: string | null, now: number): number {
    this.#sql.exec('delete from attempts where at < ?', now - HOUR_MS)
    if (visitorId === null) return 0
    return this.#sql.exec<{ count: number }>('select count(*) as count from attempts where visitor_id = ?', visitorId).one().count
  }

  /** How often in a row Postgres did not answer, this time included. */
  addFailure(): number {
    this.#sql.exec('insert into failures (only_row, count) values (1, 1) on conflict (only_row) do update set count = count + 1')
    return this.#sql.exec<{ count: number }>('select count from failures').one().count
  }

  resetFailures(): void {
    this.#sql.exec('delete from failures')
  }
}
