import { DurableObject } from 'cloudflare:workers'

/**
 * One for each generation of a tenant's keys: it holds the one key that wraps them all, itself wrapped by KEY_SECRET, and nothing else. SQLite keeps what was
 * deleted in free pages and in its log, and workerd allows neither VACUUM nor secure_delete; an object of its own can be thrown away whole:
 * deleteAll() replaces its files (measured; held by scripts/privacy/erase.stack.test.ts).
 */
export class KeyVault extends DurableObject<PlatformEnv> {
  readonly #sql = this.ctx.storage.sql

  async put(wrapped: string): Promise<void> {
    this.#sql.exec('create table vault (wrapped text not null)')
    this.#sql.exec('insert into vault values (?)', wrapped)
  }

  /** Undefined where it was destroyed, or its files are not here. */
  async read(): Promise<string | undefined> {
    const [table] = this.#sql.exec(`select 1 from sqlite_master where name = 'vault'`).toArray()
    return table && this.#sql.exec<{ wrapped: string }>('select wrapped from vault').toArray()[0]?.wrapped
  }

  async destroy(): Promise<void> {
    await this.ctx.storage.deleteAll()
  }
}
