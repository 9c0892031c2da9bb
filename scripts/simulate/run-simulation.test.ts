import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { seededRandom } from '../../edge/experiments/seeded-random.ts'
import { buildPaths } from '../../sites/build/paths.ts'
import { loadTenant } from '../../tenants/load/load-tenant.ts'
import { listTests } from '../experiments/commands.ts'
import { type Stack, startStack } from '../stack/start-stack.ts'
import { planVisitors } from './plan-visitors.ts'
import { runSimulation } from './run-simulation.ts'

const NOW = new Date('2026-11-24T06:00:00Z')
const PLAN = { days: 5, visitors: 40, now: NOW }
const paths = buildPaths(path.resolve(import.meta.dirname, '../..'))
let folder: string
let stack: Stack

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'simulation-'))
  stack = await startStack({ paths, port: 0, dataDir: folder, databaseUrl: undefined, onProgress: () => undefined, virtualClock: true })
}, 60_000)
afterAll(async () => {
  await stack.stop()
  await rm(folder, { recursive: true, force: true })
})

describe('simulated traffic through the real Workers', () => {
  it('is counted exactly once each, and bots, prefetches and GPC not at all', async () => {
    const effects = new Map([['garden', 3]])
    const run = {
      ...PLAN,
      port: stack.port,
      databaseUrl: stack.databaseUrl,
      slug: 'claire',
      rate: 0.1,
      effects,
      seed: 3,
      onProgress: () => undefined,
    }
    const { comparisons, truth } = await runSimulation(run)
    expect(comparisons.filter((row) => row.truth !== row.postgres)).toEqual([])
    expect([...truth.exposures.values()].reduce((sum, count) => sum + count, 0)).toBe(PLAN.days * PLAN.visitors)
    expect([...truth.conversions.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(10)
    expect(truth.uncounted).toBeGreaterThan(50)

    const sql = connect(stack.databaseUrl)
    const table = await listTests(sql, [await loadTenant(path.join(paths.tenants, 'claire'))])
    const [{ bots }] = (await sql`select count(*)::integer as bots from sessions where browser ilike '%bot%'`) as unknown as [
      { bots: number },
    ]
    await sql.end()
    expect(table).toMatch(/claire {2}hero-photo\.1 {2}home\/hero {2}running +200/)
    expect(bots).toBe(0)
  }, 120_000)

  it('is the same for the same seed', () => {
    expect(planVisitors(PLAN, seededRandom(5))).toEqual(planVisitors(PLAN, seededRandom(5)))
    expect(planVisitors(PLAN, seededRandom(5))).not.toEqual(planVisitors(PLAN, seededRandom(6)))
  })
})
