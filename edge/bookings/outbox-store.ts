import type { Booking } from '../../tenants/contract/booking.ts'

const HOUR_MS = 3_600_000

export type OutboxState = 'waiting' | 'stored' | 'rejected' | 'dead'

export interface OutboxEntry {
  idempotencyKey: string
  requestHash: string
  reference: string
  state: OutboxState
  /** Why it was rejected. */
  reason: string | null
}

/** The outbox's own SQLite. A booking is kept only until Postgres has it, and its client's details are sealed even here. */
export class OutboxStore {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(`
      create table if not exists wishes (
        idempotency_key text primary key,
        request_hash text not null,
        reference text not null,
        state text not null,
        reason text,
        acknowledged integer not null default 0,
        refusals integer not null default 0,
        booking text,
        received_at integer not null
      );
      create index if not exists wishes_waiting_idx on wishes (received_at) where state in ('waiting', 'dead');
      create table if not exists attempts (visitor_id text not null, at integer not null);
      create table if not exists failures (only_row integer primary key check (only_row = 1), count integer not null);
    `)
  }

  find(key: string): OutboxEntry | undefined {
    const [row] = this.#sql
      .exec<{ request_hash: string; reference: string; state: OutboxState; reason: string | null }>(
        'select request_hash, reference, state, reason from wishes where idempotency_key = ?',
        key,
      )
      .toArray()
    return row && { idempotencyKey: key, requestHash: row.request_hash, reference: row.reference, state: row.state, reason: row.reason }
  }

  insert(booking: Booking, requestHash: string, now: number): void {
    this.#sql.exec(
      `insert into wishes (idempotency_key, request_hash, reference, state, booking, received_at) values (?, ?, ?, 'waiting', ?, ?)`,
      booking.idempotencyKey,
      requestHash,
      booking.reference,
      JSON.stringify(booking),
      now,
    )
  }

  /** Requests that Postgres does not have yet, oldest first. */
  waiting(): { booking: Booking; acknowledged: boolean }[] {
    const rows = this.#sql.exec<{ booking: string; acknowledged: number }>(
      `select booking, acknowledged from wishes where state = 'waiting' order by received_at`,
    )
    return rows
      .toArray()
      .map(({ booking, acknowledged }) => ({ booking: JSON.parse(booking) as Booking, acknowledged: acknowledged === 1 }))
  }

  /** How many wait, since when, and how many a person must look at. */
  status(): { waiting: number; oldestAt: number | null; dead: number } {
    return this.#sql
      .exec<{ waiting: number; oldestAt: number | null; dead: number }>(
        `select count(*) filter (where state = 'waiting') as waiting, min(received_at) filter (where state = 'waiting') as oldestAt,
          count(*) filter (where state = 'dead') as dead from wishes where state in ('waiting', 'dead')`,
      )
      .one()
  }

  acknowledge(key: string): void {
    this.#sql.exec('update wishes set acknowledged = 1 where idempotency_key = ?', key)
  }

  settle(key: string, state: 'stored' | 'rejected', reason: string | null): void {
    this.#sql.exec('update wishes set state = ?, reason = ?, booking = null where idempotency_key = ?', state, reason, key)
  }

  /** Postgres refused the row itself. Returns how often; from `max` on the request is a dead letter and is not tried again. */
  refuse(key: string, max: number): number {
    this.#sql.exec(
      `update wishes set refusals = refusals + 1, state = case when refusals + 1 >= ? then 'dead' else state end where idempotency_key = ?`,
      max,
      key,
    )
    return this.#sql.exec<{ refusals: number }>('select refusals from wishes where idempotency_key = ?', key).one().refusals
  }

  /** Dead letters are tried again, after a person has mended what was wrong. Returns how many. */
  revive(): number {
    const { count } = this.#sql.exec<{ count: number }>(`select count(*) as count from wishes where state = 'dead'`).one()
    this.#sql.exec(`update wishes set state = 'waiting', refusals = 0 where state = 'dead'`)
    return count
  }

  remove(key: string): void {
    this.#sql.exec('delete from wishes where idempotency_key = ?', key)
  }

  /** Keys of answered requests from before `before` are forgotten. */
  forget(before: number): void {
    this.#sql.exec(`delete from wishes where state in ('stored', 'rejected') and received_at < ?`, before)
  }

  /** Notes an attempt and says how many there were in the last hour before it. Older ones are forgotten on the way. */
  addAttempt(visitorId: string | null, now: number): number {
    this.#sql.exec('delete from attempts where at < ?', now - HOUR_MS)
    if (visitorId === null) return 0
    const { count } = this.#sql.exec<{ count: number }>('select count(*) as count from attempts where visitor_id = ?', visitorId).one()
    this.#sql.exec('insert into attempts (visitor_id, at) values (?, ?)', visitorId, now)
    return count
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
