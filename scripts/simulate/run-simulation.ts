import { connect } from '../../db/connect.ts'
import { type Comparison, compareCounts, readCounted } from './compare-counts.ts'
import { planVisitors, type TrafficPlan } from './plan-visitors.ts'
import { seededRandom } from './seeded-random.ts'
import { newTruth, type Truth } from './truth.ts'
import { freeStarts, visit } from './visit.ts'

export interface SimulationOptions extends TrafficPlan {
  port: number
  databaseUrl: string
  slug: string
  rate: number
  effects: ReadonlyMap<string, number>
  seed: number
  onProgress: (done: number, total: number) => void
}

/** Visitors at the same time. */
const PARALLEL = 12
const DRAIN_SECONDS_MAX = 120

/** Sends all visitors through a running stack with a virtual clock, waits until Postgres has what they did, and compares. */
export async function runSimulation(options: SimulationOptions): Promise<{ truth: Truth; comparisons: Comparison[]; visitors: number }> {
  const { port, databaseUrl, slug, rate, effects, seed, now, onProgress } = options
  const random = seededRandom(seed)
  const visitors = planVisitors(options, random)
  const truth = newTruth()
  const nextStart = freeStarts(now)
  const sql = connect(databaseUrl)
  try {
    const before = await readCounted(sql, slug)
    let next = 0
    let done = 0
    onProgress(0, visitors.length)
    const walk = async () => {
      for (let index = next++; index < visitors.length; index = next++) {
        const visitor = visitors[index]
        // Random numbers of her own, so that what she does does not depend on who else is there.
        if (visitor)
          await visit(visitor, { port, slug, rate, effects, random: seededRandom(seed * 1_000_003 + index), now, nextStart }, truth)
        done += 1
        if (done % 50 === 0 || done === visitors.length) onProgress(done, visitors.length)
      }
    }
    await Promise.all(Array.from({ length: PARALLEL }, walk))
    const comparisons = await settled(async () => compareCounts(truth, { before, after: await readCounted(sql, slug) }))
    return { truth, comparisons, visitors: visitors.length }
  } finally {
    await sql.end()
  }
}

/** Reads until all is there, and once more after that: what comes twice comes late. */
async function settled(read: () => Promise<Comparison[]>): Promise<Comparison[]> {
  const deadline = Date.now() + DRAIN_SECONDS_MAX * 1000
  while (Date.now() < deadline && (await read()).some(({ truth, postgres }) => postgres < truth)) await pause(500)
  await pause(2500)
  return read()
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
