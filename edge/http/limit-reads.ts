import { waitUntil } from 'cloudflare:workers'
import { READ_WAIT_MS_MAX, READS_AT_ONCE_MAX, READS_WAITING_MAX } from '../../tenants/contract/limits.ts'
import { isYounger } from './is-younger.ts'

// A Worker may not keep a connection for the next request, so what is bounded is how many have one at the same time. Bookings do not come by here: the
// outbox has its own connection.

/** Longer than the runtime lets anything go on after its answer: whoever has a turn for so long was ended without giving it back. */
const TURN_MS_MAX = 40_000

interface Turn {
  since: number
}

interface Lane {
  taken: Set<Turn>
  waiting: ((turn: Turn) => void)[]
}

/**
 * visitors: what anybody can ask without end, of one tenant or of all. known: everybody with a link or a session, which a crowd of visitors must not keep
 * out.
 */
export type LaneName = 'visitors' | 'known' | `visitors of ${string}`
/** Those that somebody is in. */
const lanes = new Map<LaneName, Lane>()

/** The line was too long, or did not move. */
export class TooManyReads extends Error {
  override readonly name = 'TooManyReads'
  override readonly message = 'Too many questions wait for the database.'
}

/** `read` in its turn: first come, first served. Throws TooManyReads within seconds where that cannot be. */
export function limitReads<T>(lane: LaneName, read: () => Promise<T>): Promise<T> {
  const answer = readInTurn(lane, read)
  // Somebody who leaves early gives the turn back all the same.
  waitUntil(answer.catch(() => undefined))
  return answer
}

async function readInTurn<T>(name: LaneName, read: () => Promise<T>): Promise<T> {
  const lane = lanes.get(name) ?? { taken: new Set(), waiting: [] }
  lanes.set(name, lane)
  try {
    const turn = await takeTurn(lane)
    try {
      return await read()
    } finally {
      lane.taken.delete(turn)
      callNext(lane)
    }
  } finally {
    if (lane.taken.size === 0 && lane.waiting.length === 0) lanes.delete(name)
  }
}

async function takeTurn(lane: Lane): Promise<Turn> {
  if (lane.waiting.length >= READS_WAITING_MAX) throw new TooManyReads()
  const called = waitForCall(lane.waiting)
  callNext(lane)
  return called
}

/** Waits in `line` until another request calls. Throws TooManyReads where that takes too long. */
export function waitForCall<T>(line: ((told: T) => void)[]): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  line.push(resolve)
  const timer = setTimeout(() => {
    const place = line.indexOf(resolve)
    // Called already, and about to go on.
    if (place < 0) return
    line.splice(place, 1)
    reject(new TooManyReads())
  }, READ_WAIT_MS_MAX)
  // Called by another request, but carried on by this one: https://github.com/cloudflare/workerd/pull/2719
  return promise.finally(() => clearTimeout(timer))
}

function callNext({ taken, waiting }: Lane): void {
  const now = Date.now()
  for (const turn of taken) if (!isYounger(turn.since, TURN_MS_MAX, now)) taken.delete(turn)
  while (taken.size < READS_AT_ONCE_MAX) {
    const call = waiting.shift()
    if (call === undefined) return
    const turn = { since: now }
    taken.add(turn)
    call(turn)
  }
}
