import { DurableObject } from 'cloudflare:workers'
import { SALT_AGE_HOURS_MAX } from '../../../tenants/contract/limits.ts'

const SALT_BYTES = 32
const HOUR_MS = 3_600_000

/** One for each tenant: makes a random salt once for each day of hers and forgets it 48 hours after it was made. */
export class SaltKeeper extends DurableObject<PlatformEnv> {
  readonly #sql = this.ctx.storage.sql

  constructor(state: DurableObjectState, env: PlatformEnv) {
    super(state, env)
    this.#sql.exec('create table if not exists day_salts (day text primary key, salt blob not null, made_at integer not null)')
  }

  /** The salt of a day; the first to ask makes it. */
  async saltOf(day: string): Promise<Uint8Array<ArrayBuffer>> {
    const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
    this.#sql.exec('insert into day_salts (day, salt, made_at) values (?, ?, ?) on conflict do nothing', day, salt, Date.now())
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(Date.now() + HOUR_MS)
    return this.#find(day) ?? salt
  }

  /** The salt of a day if there was one and it is not forgotten. */
  async findSalt(day: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return this.#find(day)
  }

  override async alarm(): Promise<void> {
    // An alarm comes once an hour: a salt that would be too old before the next one goes now.
    this.#sql.exec('delete from day_salts where made_at < ?', Date.now() - (SALT_AGE_HOURS_MAX - 1) * HOUR_MS)
    const { left } = this.#sql.exec<{ left: number }>('select count(*) as left from day_salts').one()
    if (left > 0) await this.ctx.storage.setAlarm(Date.now() + HOUR_MS)
  }

  #find(day: string): Uint8Array<ArrayBuffer> | undefined {
    const [row] = this.#sql.exec<{ salt: ArrayBuffer }>('select salt from day_salts where day = ?', day).toArray()
    return row ? new Uint8Array(row.salt) : undefined
  }
}
