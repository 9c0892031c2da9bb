import { cpus } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import type { Sql } from 'postgres'
import { countUnsentMails, forgetBookings, serverPid } from '../../db/queries/bench-bookings.ts'
import { makeBooking } from '../../db/queries/booking-fixtures.ts'
import { insertBooking } from '../../db/queries/insert-booking.ts'
import type { Booking } from '../../tenants/contract/booking.ts'
import { formatTable } from '../print/format-table.ts'
import { showProgress } from '../print/show-progress.ts'
import { bookingLoad } from './booking-load.ts'
import { cpuOfServer, cpuSeconds } from './cpu-seconds.ts'
import { measureLoad } from './measure-load.ts'
import { type EdgeTargets, withEdgeWorkers } from './with-edge-workers.ts'

const CLIENTS = 8
/** Of a statement alone, as a table shows it. */
const NOTHING = {
  'p50 ms': '–',
  'p97.5 ms': '–',
  'runtime, CPU ms each': '–',
  'PostgreSQL, CPU ms each': '–',
  'mails sent after': '–',
  refused: '–',
}
const TARGETS = { rate: 400, p97: 60, cpuMs: 4 }

interface Round {
  rate: number
  p50: number
  p97: number
  runtimeMs: number
  serverMs: number
  refused: number
  /** From the last answer to the last mail. */
  mailsSeconds: number
}

/** Bookings stored each second by eight clients who send one after the other, their mails included, beside the statement alone. */
export async function benchBookings(quick: boolean, within = withEdgeWorkers): Promise<string> {
  const rounds = quick ? 1 : 5
  const amount = quick ? { requests: 16 } : { seconds: 4 }
  const { ours, floor } = await within(async (targets) => {
    const ours: Round[] = []
    const floor: number[] = []
    if (!quick) await runRound(targets, { requests: 200 })
    const tell = showProgress('round')
    tell(0, rounds)
    for (let round = 0; round < rounds; round++) {
      floor.push(await statementRate(targets.sql, quick ? 16 : 1000))
      ours.push(await runRound(targets, amount))
      tell(round + 1, rounds)
    }
    return { ours, floor }
  })
  const of = (name: keyof Round) => median(ours.map((round) => round[name]))
  const rows = [
    {
      what: 'insert_booking alone, 8 connections that are kept',
      'bookings/s': median(floor).toFixed(0),
      spread: spread(floor),
      ...NOTHING,
    },
    {
      what: 'a request to the site, until it is answered',
      'bookings/s': of('rate').toFixed(0),
      spread: spread(ours.map(({ rate }) => rate)),
      'p50 ms': of('p50').toFixed(1),
      'p97.5 ms': of('p97').toFixed(1),
      'runtime, CPU ms each': of('runtimeMs').toFixed(2),
      'PostgreSQL, CPU ms each': of('serverMs').toFixed(2),
      'mails sent after': `${of('mailsSeconds').toFixed(1)} s`,
      refused: `${ours.reduce((sum, { refused }) => sum + refused, 0)}`,
    },
  ]
  const verdict = of('rate') >= TARGETS.rate && of('p97') <= TARGETS.p97 && of('runtimeMs') <= TARGETS.cpuMs ? 'held' : 'missed'
  return `${cpus().length} cores, which the load generator shares; ${CLIENTS} clients, ${rounds} rounds in turns, medians; CPU until the last mail is sent.

${formatTable(rows)}

Target: at least ${TARGETS.rate} bookings/s, p95 at most ${TARGETS.p97} ms, ${TARGETS.cpuMs} ms of the runtime each, mails included: ${verdict}.`
}

async function runRound({ site, pid, sql }: EdgeTargets, amount: { requests: number } | { seconds: number }): Promise<Round> {
  await forgetBookings(sql)
  const server = await serverPid(sql)
  const before = { runtime: await cpuSeconds(pid), server: await cpuOfServer(server) }
  const { rate, p50, p97, requests, refused } = await measureLoad({ url: site, ...bookingLoad, amount }, pid)
  const answered = performance.now()
  while ((await countUnsentMails(sql)) > 0) await setTimeout(100)
  return {
    rate,
    p50,
    p97,
    refused,
    mailsSeconds: (performance.now() - answered) / 1000,
    runtimeMs: ((await cpuSeconds(pid)) - before.runtime) * (1000 / requests),
    serverMs: ((await cpuOfServer(server)) - before.server) * (1000 / requests),
  }
}

const HOUR_MS = 3_600_000
/** One after the other, with room between. */
function rowOf(number: number): Booking {
  const start = Date.parse('2027-01-01') + number * 3 * HOUR_MS
  const iso = (time: number) => new Date(time).toISOString()
  return makeBooking({ startsAt: iso(start), endsAt: iso(start + HOUR_MS), receivedAt: iso(Date.now()) })
}

/** What the database alone does of it: each client's next request when the last one is committed. */
async function statementRate(sql: Sql, count: number): Promise<number> {
  // A run of mails looks once more when it has sent the last: it would take those of the rows below, which are no letters.
  await setTimeout(1000)
  await forgetBookings(sql)
  let next = 0
  const start = performance.now()
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (next < count) await insertBooking(sql, rowOf(next++), { acknowledged: false, limits: null })
    }),
  )
  return count / ((performance.now() - start) / 1000)
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const spread = (values: readonly number[]): string => `${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)}`
