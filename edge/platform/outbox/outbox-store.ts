import type { Booking } from '../../../tenants/contract/booking.ts'
import type { Sender } from './senders-of.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

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
      create table if not exists booking_drafts (
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
      create index if not exists booking_drafts_waiting_idx on booking_drafts (received_at) where state in ('waiting', 'dead');
      drop table if exists attempts;
      create table if not exists sender_attempts (sender text not null, at integer not null);
      create index if not exists sender_attempts_idx on sender_attempts (sender, at);
      create index if not exists sender_attempts_at_idx on sender_attempts (at);
      create table if not exists failures (only_row integer primary key check (only_row = 1), count integer not null);
      create table if not exists proofs (only_row integer primary key check (only_row = 1), at integer not null);
    `)
    this.#adoptEarlier()
  }

  /** The name of the table in the version before, which makes it anew when it comes back by a rollback: what lies in it joins the others. */
  #adoptEarlier(): void {
    const [earlier] = this.#sql.exec(`select 1 from sqlite_master where type = 'table' and name = 'wishes'`).toArray()
    if (earlier === undefined) return
    const columns = 'idempotency_key, request_hash, reference, state, reason, acknowledged, refusals, booking, received_at'
    this.#sql.exec(`insert or ignore into booking_drafts (${columns}) select ${columns} from wishes; drop table wishes`)
  }

  find(key: string): OutboxEntry | undefined {
    const [row] = this.#sql
      .exec<{ request_hash: string; reference: string; state: OutboxState; reason: string | null }>(
        'select request_hash, reference, state, reason from booking_drafts where idempotency_key = ?',
        key,
      )
      .toArray()
    return row && { idempotencyKey: key, requestHash: row.request_hash, reference: row.reference, state: row.state, reason: row.reason }
  }

  insert(booking: Booking, requestHash: string, now: number): void {
    this.#sql.exec(
      `insert into booking_drafts (idempotency_key, request_hash, reference, state, booking, received_at) values (?, ?, ?, 'waiting', ?, ?)`,
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
      `select booking, acknowledged from booking_drafts where state = 'waiting' order by received_at`,
    )
    return rows
      .toArray()
      .map(({ booking, acknowledged }) => ({ booking: JSON.parse(booking) as Booking, acknowledged: acknowledged === 1 }))
  }

  /** Every request whose words are still here: waiting and dead. */
  kept(): Booking[] {
    return this.#sql
      .exec<{ booking: string }>('select booking from booking_drafts where booking is not null')
      .toArray()
      .map(({ booking }) => JSON.parse(booking) as Booking)
  }

  /** References of a client's requests whose words are still here. */
  keptOf({ clientHash, references }: { clientHash: string | null; references: readonly string[] }): string[] {
    return this.kept()
      .filter((booking) => (clientHash !== null && booking.clientHash === clientHash) || references.includes(booking.reference))
      .map(({ reference }) => reference)
  }

  erase(references: readonly string[]): void {
    for (const reference of references) this.#sql.exec('delete from booking_drafts where reference = ?', reference)
  }

  /** How many wait, since when, and how many a person must look at. */
  status(): { waiting: number; oldestAt: number | null; dead: number } {
    return this.#sql
      .exec<{ waiting: number; oldestAt: number | null; dead: number }>(
        `select count(*) filter (where state = 'waiting') as waiting, min(received_at) filter (where state = 'waiting') as oldestAt,
          count(*) filter (where state = 'dead') as dead from booking_drafts where state in ('waiting', 'dead')`,
      )
      .one()
  }

  /** Writes something that nobody reads: throws where nothing can be written. */
  prove(now: number): void {
    this.#sql.exec('insert into proofs (only_row, at) values (1, ?) on conflict (only_row) do update set at = excluded.at', now)
  }

  acknowledge(key: string): void {
    this.#sql.exec('update booking_drafts set acknowledged = 1 where idempotency_key = ?', key)
  }

  /**
   * False: its client has heard "received" while it was on its way as one that may be rejected, and nothing is settled. It waits on, and goes as one that may not.
   */
  settle(key: string, state: 'stored' | 'rejected', reason: string | null): boolean {
    const settled = this.#sql.exec(
      `update booking_drafts set state = ?1, reason = ?2, booking = null where idempotency_key = ?3 and (acknowledged = 0 or ?1 = 'stored') returning 1`,
      state,
      reason,
      key,
    )
    return settled.toArray().length > 0
  }

  /** Postgres refused the row itself. Returns how often; from `max` on the request is a dead letter and is not tried again. */
  refuse(key: string, max: number): number {
    this.#sql.exec(
      `update booking_drafts set refusals = refusals + 1, state = case when refusals + 1 >= ? then 'dead' else state end where idempotency_key = ?`,
      max,
      key,
    )
    return this.#sql.exec<{ refusals: number }>('select refusals from booking_drafts where idempotency_key = ?', key).one().refusals
  }

  /** Dead letters are tried again, after a person has mended what was wrong. Returns how many. */
  revive(): number {
    const { count } = this.#sql.exec<{ count: number }>(`select count(*) as count from booking_drafts where state = 'dead'`).one()
    this.#sql.exec(`update booking_drafts set state = 'waiting', refusals = 0 where state = 'dead'`)
    return count
  }

  remove(key: string): void {
    this.#sql.exec('delete from booking_drafts where idempotency_key = ?', key)
  }

  /** Keys of answered requests from before `before` are forgotten. */
  forget(before: number): void {
    this.#sql.exec(`delete from booking_drafts where state in ('stored', 'rejected') and received_at < ?`, before)
  }

  /** Whether each of these senders may ask once more, and if so notes that they have. A refused attempt is not noted, so that a flood writes nothing. */
  addAttempt(senders: readonly Sender[], now: number): boolean {
    this.forgetAttempts(now)
    const names = senders.map(({ kind, hash, ...most }) => ({ sender: `${kind}:${hash}`, ...most }))
    const count = (sender: string, since: number) =>
      this.#sql.exec<{ count: number }>('select count(*) as count from sender_attempts where sender = ? and at > ?', sender, since).one()
        .count
    if (names.some(({ sender, ...most }) => count(sender, now - HOUR_MS) >= most.perHour || count(sender, now - DAY_MS) >= most.perDay))
      return false
    for (const { sender } of names) this.#sql.exec('insert into sender_attempts (sender, at) values (?, ?)', sender, now)
    return true
  }

  /** Attempts older than a day go. Returns when the next one is to go, null if none is left. */
  forgetAttempts(now: number): number | null {
    this.#sql.exec('delete from sender_attempts where at <= ?', now - DAY_MS)
    const { oldest } = this.#sql.exec<{ oldest: number | null }>('select min(at) as oldest from sender_attempts').one()
    return oldest === null ? null : oldest + DAY_MS
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

/** With the free time after it. */
export const heldUntil = ({ endsAt, bufferMinutes }: Pick<Booking, 'endsAt' | 'bufferMinutes'>): string =>
  new Date(Date.parse(endsAt) + bufferMinutes * 60_000).toISOString()
