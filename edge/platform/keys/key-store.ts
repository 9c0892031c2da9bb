/** A key pair as it is kept. `vaultId`: whose key wraps the private half; '' for KEY_SECRET itself, as it was before there were vaults. */
export interface KeptKey {
  keyId: string
  vaultId: string
  privateWrapped: string
  publicKey: Uint8Array
}

/** `2026-12`, no reference of a request. */
const IS_MONTH = `key_id glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]'`

interface KeyRow extends Record<string, SqlStorageValue> {
  key_id: string
  vault_id: string
  private_wrapped: string
  public_key: ArrayBuffer
}

/** The key keeper's own SQLite. */
export class KeyStore {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(`
      create table if not exists keys (key_id text primary key, vault_id text not null, private_wrapped text not null, public_key blob not null, delete_at integer not null);
      create table if not exists vaults (vault_id text primary key, is_current integer not null);
      create table if not exists hash_keys (only_row integer primary key check (only_row = 1), wrapped text not null);
      create table if not exists unreadable (reference text primary key);
      create table if not exists deletions (only_row integer primary key check (only_row = 1), made integer not null, cleaned integer not null);
      insert into deletions values (1, 0, 0) on conflict do nothing;
    `)
    // Keys of months, from before each request had its own. The old table stays for a platform that is rolled back.
    if (this.hasMonthTable())
      sql.exec(`insert or ignore into keys select epoch, '', private_wrapped, public_key, delete_at from epoch_keys`)
  }

  hasMonthTable(): boolean {
    return this.#sql.exec(`select 1 from sqlite_master where name = 'epoch_keys'`).toArray().length > 0
  }

  find(keyId: string): KeptKey | undefined {
    return this.#sql.exec<KeyRow>('select * from keys where key_id = ?', keyId).toArray().map(toKey)[0]
  }

  inVault(vaultId: string): KeptKey[] {
    return this.#sql.exec<KeyRow>('select * from keys where vault_id = ?', vaultId).toArray().map(toKey)
  }

  /** Keys that other vaults wrap. */
  outside(vaultId: string): KeptKey[] {
    return this.#sql.exec<KeyRow>('select * from keys where vault_id <> ?', vaultId).toArray().map(toKey)
  }

  /** False where that vault is not the current one any more, so that it is about to go. */
  insert({ keyId, vaultId, privateWrapped, publicKey }: KeptKey, deleteAt: number): boolean {
    if (this.currentVault() !== vaultId) return false
    this.#sql.exec('insert into keys values (?, ?, ?, ?, ?)', keyId, vaultId, privateWrapped, publicKey, deleteAt)
    return true
  }

  /** Moves a key into another vault, unless it was deleted meanwhile. */
  move(keyId: string, { vaultId, privateWrapped }: Pick<KeptKey, 'vaultId' | 'privateWrapped'>): void {
    this.#sql.exec('update keys set vault_id = ?, private_wrapped = ? where key_id = ?', vaultId, privateWrapped, keyId)
  }

  /** Every key, with when it goes. */
  all(): (KeptKey & { deleteAt: number })[] {
    return this.#sql
      .exec<KeyRow & { delete_at: number }>('select * from keys')
      .toArray()
      .map((row) => ({ ...toKey(row), deleteAt: row.delete_at }))
  }

  /** A key of another platform. */
  adopt({ keyId, vaultId, privateWrapped, publicKey, deleteAt }: KeptKey & { deleteAt: number }): void {
    this.#sql.exec('insert or ignore into keys values (?, ?, ?, ?, ?)', keyId, vaultId, privateWrapped, publicKey, deleteAt)
  }

  keepUntil(keyId: string, deleteAt: number): void {
    this.#sql.exec('update keys set delete_at = max(delete_at, ?) where key_id = ?', deleteAt, keyId)
  }

  /** Deletes the keys of requests and says how many there were. What is left of them on the disk goes with their vault. */
  delete(references: readonly string[]): number {
    let deleted = 0
    for (const reference of references) {
      deleted += this.#sql.exec('delete from keys where key_id = ? or key_id like ?', reference, `${reference}+%`).rowsWritten > 0 ? 1 : 0
      this.#sql.exec('delete from unreadable where reference = ?', reference)
    }
    this.#noteDeletion(deleted)
    return deleted
  }

  deleteDue(now: number): void {
    this.#noteDeletion(this.#sql.exec('delete from keys where delete_at < ?', now).rowsWritten)
  }

  deleteMonths(): void {
    if (!this.hasMonthTable()) return
    this.#noteDeletion(this.#sql.exec(`delete from keys where ${IS_MONTH}`).rowsWritten)
    this.#sql.exec('delete from epoch_keys')
  }

  hasMonths(): boolean {
    return this.#sql.exec(`select 1 from keys where ${IS_MONTH} limit 1`).toArray().length > 0
  }

  #noteDeletion(count: number): void {
    if (count > 0) this.#sql.exec('update deletions set made = made + 1')
  }

  /** Deletions whose remains are still wrapped by a vault that exists. */
  deletions(): { made: number; cleaned: number } {
    return this.#sql.exec<{ made: number; cleaned: number }>('select made, cleaned from deletions').one()
  }

  noteCleaned(made: number): void {
    this.#sql.exec('update deletions set cleaned = ?', made)
  }

  currentVault(): string | undefined {
    return this.#sql.exec<{ vault_id: string }>('select vault_id from vaults where is_current = 1').toArray()[0]?.vault_id
  }

  setCurrentVault(vaultId: string): void {
    this.#sql.exec('update vaults set is_current = 0')
    this.#sql.exec('insert into vaults values (?, 1)', vaultId)
  }

  /** A vault that wraps what was adopted, until it has moved into the current one. */
  noteVault(vaultId: string): void {
    this.#sql.exec('insert into vaults values (?, 0)', vaultId)
  }

  vaults(): string[] {
    return this.#sql
      .exec<{ vault_id: string }>('select vault_id from vaults')
      .toArray()
      .map(({ vault_id }) => vault_id)
  }

  /** Vaults before the current one that wrap nothing any more. */
  emptyVaults(): string[] {
    const rows = this.#sql.exec<{ vault_id: string }>(
      'select vault_id from vaults where is_current = 0 and vault_id not in (select vault_id from keys)',
    )
    return rows.toArray().map(({ vault_id }) => vault_id)
  }

  forgetVault(vaultId: string): void {
    this.#sql.exec('delete from vaults where vault_id = ?', vaultId)
  }

  /** Vault -> how many keys it wraps. */
  countByVault(): { vaultId: string; keys: number }[] {
    return this.#sql
      .exec<{ vaultId: string; keys: number }>('select vault_id as vaultId, count(*) as keys from keys group by vault_id')
      .toArray()
  }

  hashKey(): string | undefined {
    return this.#sql.exec<{ wrapped: string }>('select wrapped from hash_keys').toArray()[0]?.wrapped
  }

  /** The first to come stays; `replace` for one that is wrapped anew. */
  setHashKey(wrapped: string, { replace }: { replace: boolean }): void {
    const conflict = replace ? 'do update set wrapped = excluded.wrapped' : 'do nothing'
    this.#sql.exec(`insert into hash_keys values (1, ?) on conflict (only_row) ${conflict}`, wrapped)
  }

  noteUnreadable(reference: string): void {
    this.#sql.exec('insert or ignore into unreadable values (?)', reference)
  }

  noteReadable(reference: string): void {
    this.#sql.exec('delete from unreadable where reference = ?', reference)
  }

  countUnreadable(): number {
    return this.#sql.exec<{ count: number }>('select count(*) as count from unreadable').one().count
  }

  hasKeys(): boolean {
    return this.#sql.exec('select 1 from keys limit 1').toArray().length > 0
  }
}

const toKey = ({ key_id, vault_id, private_wrapped, public_key }: KeyRow): KeptKey => ({
  keyId: key_id,
  vaultId: vault_id,
  privateWrapped: private_wrapped,
  publicKey: new Uint8Array(public_key),
})
