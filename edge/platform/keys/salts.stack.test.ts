import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { loadEdge } from '../../../scripts/test-support/load-edge.ts'

// docs/privacy.md: the secret of a day is thrown away after 48 hours. The keeper itself, with SQLite and an alarm of this process for the runtime's.

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-25T03:20:00Z'), toFake: ['Date'] })
})
afterEach(() => vi.useRealTimers())

const HOUR_MS = 3_600_000

interface Keeper {
  saltOf(day: string): Promise<Uint8Array>
  findSalt(day: string): Promise<Uint8Array | undefined>
  alarm(): Promise<void>
}
const { SaltKeeper } = await loadEdge<{ SaltKeeper: new (ctx: object, env: object) => Keeper }>('platform/keys/salt-keeper.ts')

function openKeeper() {
  const database = new DatabaseSync(':memory:')
  let alarmAt: number | null = null
  const exec = (query: string, ...values: (string | number | Uint8Array)[]) => {
    const rows = database.prepare(query).all(...values)
    return { toArray: () => rows, one: () => rows[0] }
  }
  const storage = {
    sql: { exec },
    getAlarm: async () => alarmAt,
    setAlarm: async (at: number) => {
      alarmAt = at
    },
  }
  const keeper = new SaltKeeper({ storage }, {})
  /** Lets time pass, with every alarm that is due. */
  const pass = async (hours: number) => {
    const end = Date.now() + hours * HOUR_MS
    while (alarmAt !== null && alarmAt <= end) {
      vi.setSystemTime(alarmAt)
      alarmAt = null
      await keeper.alarm()
    }
    vi.setSystemTime(end)
  }
  return { keeper, pass, isAlarmed: () => alarmAt !== null }
}

it('keeps the salt of a day for as long as a visit may need it, forgets it within 48 hours, and then rests', async () => {
  const { keeper, pass, isAlarmed } = openKeeper()
  const salt = await keeper.saltOf('2026-11-25')
  expect(salt).toHaveLength(32)
  expect(await keeper.saltOf('2026-11-25')).toEqual(salt)
  await pass(46)
  expect(await keeper.findSalt('2026-11-25')).toEqual(salt)
  await pass(2)
  expect(await keeper.findSalt('2026-11-25')).toBeUndefined()
  expect(isAlarmed()).toBe(false)
  expect(await keeper.saltOf('2026-11-25')).not.toEqual(salt)
})
