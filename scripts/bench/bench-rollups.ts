import { cpus } from 'node:os'
import type { Sql } from 'postgres'
import { ingestEvents } from '../../db/queries/ingest-events.ts'
import { forgetRolledDays, refreshRollups } from '../../db/queries/refresh-rollups.ts'
import { seedHistory } from '../../db/queries/seed-history.ts'
import { formatTable } from '../print/format-table.ts'
import { seededRandom } from '../simulate/seeded-random.ts'
import { makeEvents } from './make-events.ts'
import { withBenchDatabase } from './with-bench-database.ts'

const TENANT = 'tenant-1'
const ROUNDS = { quick: 1, full: 3 }
const EVENTS = { quick: [1000], full: [100_000, 1_000_000] }
const DAY_MS = 86_400_000

/** What the cron does each minute for a day with many events, after ten more have come: every visit of it anew, and those that changed, in turns. */
export async function benchRollups(quick: boolean): Promise<string> {
  const size = quick ? 'quick' : 'full'
  const rows: Record<string, string>[] = []
  for (const events of EVENTS[size]) {
    const { whole, changed } = await withBenchDatabase((sql) => measureDay(sql, { events, rounds: ROUNDS[size] }))
    rows.push({
      'events of the day': new Intl.NumberFormat('en').format(events),
      'every visit, s': tell(whole),
      'visits that changed, s': tell(changed),
      ratio: (median(whole) / median(changed)).toFixed(1),
    })
  }
  return `${cpus().length} cores, embedded PostgreSQL, one companion, visits of five events.\n\n${formatTable(rows)}`
}

async function measureDay(
  sql: Sql,
  { events, rounds }: { events: number; rounds: number },
): Promise<{ whole: number[]; changed: number[] }> {
  // A whole day of Sydney's that is over, so that no round falls on another day.
  const from = new Date(Math.floor(Date.now() / DAY_MS - 2) * DAY_MS + 15 * 3_600_000)
  await seedHistory(sql, { tenants: 1, events, from, days: 0.8 })
  await refreshRollups(sql, TENANT)
  const random = seededRandom(1)
  const timed = async () => {
    const late = new Date(from.getTime() + 0.85 * DAY_MS)
    await ingestEvents(sql, TENANT, makeEvents(10, { from: late, random }))
    const begun = performance.now()
    await refreshRollups(sql, TENANT)
    return (performance.now() - begun) / 1000
  }
  const whole: number[] = []
  const changed: number[] = []
  for (let round = 0; round < rounds; round++) {
    changed.push(await timed())
    await forgetRolledDays(sql)
    whole.push(await timed())
  }
  return { whole, changed }
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
const tell = (numbers: readonly number[]): string => `${median(numbers).toFixed(2)} (${numbers.map((each) => each.toFixed(2)).join(', ')})`
