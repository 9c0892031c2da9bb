import { DurableObject } from 'cloudflare:workers'
import { SALT_AGE_HOURS_MAX } from '../../tenants/contract/limits.ts'

const SALT_BYTES = 32
const HOUR_MS = 3_600_000

/** One for the whole platform: makes a random salt once a day (UTC) and forgets it after 48 hours. */
export class SaltKeeper extends DurableObject {
  async saltOf(day: string): Promise<Uint8Array<ArrayBuffer>> {
    const { sql } = this.ctx.storage
    sql.exec('create table if not exists salts (day text primary key, salt blob not null)')
    sql.exec('insert into salts (day, salt) values (?, ?) on conflict do nothing', day, crypto.getRandomValues(new Uint8Array(SALT_BYTES)))
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(Date.now() + HOUR_MS)
    const { salt } = sql.exec<{ salt: ArrayBuffer }>('select salt from salts where day = ?', day).one()
    return new Uint8Array(salt)
  }

  override async alarm(): Promise<void> {
    const { sql } = this.ctx.storage
    sql.exec('delete from salts where day < ?', oldestDay(new Date()))
    const { left } = sql.exec<{ left: number }>('select count(*) as left from salts').one()
    if (left > 0) await this.ctx.storage.setAlarm(Date.now() + HOUR_MS)
  }
}

export const dayOf = (now: Date): string => now.toISOString().slice(0, 10)

/** A salt is made at 00:00 at the earliest, so one of this day is at most 48 hours old. */
function oldestDay(now: Date): string {
  return dayOf(new Date(now.getTime() - (SALT_AGE_HOURS_MAX - 24) * HOUR_MS))
}
