import { HELD_TIMES_AGE_MS_MAX, READ_WAIT_MS_MAX } from '../../../tenants/contract/limits.ts'
import { isYounger } from '../../http/is-younger.ts'
import { KeptMap } from '../../http/kept-map.ts'
import { waitForCall } from '../../http/limit-reads.ts'

// However many ask what is free, one companion's held times are read once in a moment.

export interface HeldTime {
  from: number
  to: number
}

interface Reading {
  at: number
  /** For so long nobody else reads. */
  ageMs: number
  /** Undefined while it is being read. */
  times?: HeldTime[]
  /** Other requests, told when it is here. They share the answer, never the connection, which belongs to the request that reads. */
  waiting: ((times: HeldTime[] | undefined) => void)[]
}

const DAY_MS = 86_400_000
/** So long that all questions about the bookable time are a few ranges. */
const RANGE_MS = 400 * DAY_MS
const TENANTS_MAX = 200
const RANGES_PER_TENANT_MAX = 20
const readings = new KeptMap<string, KeptMap<number, Reading>>(TENANTS_MAX)

/** The held times that touch `asked`. `read` tells those of a longer range; it is not called where that was read a moment ago or is being read. */
export async function recallHeldTimes(
  tenantId: string,
  asked: HeldTime,
  read: (range: HeldTime) => Promise<HeldTime[]>,
): Promise<HeldTime[]> {
  const block = Math.floor(asked.from / RANGE_MS)
  // A question is much shorter than a range, so that it ends in the next one at the latest.
  const range = { from: block * RANGE_MS, to: (block + 2) * RANGE_MS }
  const times = await readOnce(tenantId, block, () => read(range))
  return times.filter(({ from, to }) => from < asked.to && to > asked.from)
}

async function readOnce(tenantId: string, block: number, read: () => Promise<HeldTime[]>): Promise<HeldTime[]> {
  const now = Date.now()
  const ofTenant = rangesOf(tenantId)
  const known = ofTenant.get(block)
  if (known !== undefined && isYounger(known.at, known.ageMs, now)) {
    const times = known.times ?? (await waitForCall(known.waiting))
    if (times === undefined) throw new Error('The held times could not be read.')
    return times
  }
  // Nobody waits for a request that was ended meanwhile.
  const reading: Reading = { at: now, ageMs: READ_WAIT_MS_MAX, waiting: [] }
  ofTenant.set(block, reading)
  try {
    reading.times = await read()
    // Where something was written meanwhile, nobody looks here any more.
    reading.ageMs = HELD_TIMES_AGE_MS_MAX
    return reading.times
  } catch (error) {
    reading.ageMs = 0
    throw error
  } finally {
    for (const tell of reading.waiting.splice(0)) tell(reading.times)
  }
}

function rangesOf(tenantId: string): KeptMap<number, Reading> {
  const ofTenant = readings.get(tenantId) ?? new KeptMap<number, Reading>(RANGES_PER_TENANT_MAX)
  readings.set(tenantId, ofTenant)
  return ofTenant
}

/** After a write of this isolate; another one's is seen within HELD_TIMES_AGE_MS_MAX. */
export function forgetHeldTimes(tenantId: string): void {
  readings.delete(tenantId)
}
