import { setTimeout as pause } from 'node:timers/promises'
import { connect } from '../../db/connect.ts'
import { formatTable } from '../print/format-table.ts'
import { freePort } from '../runtime/free-port.ts'
import { seededRandom } from '../simulate/seeded-random.ts'
import { eventually } from '../test-support/eventually.ts'
import { requestSite } from '../test-support/request-site.ts'
import { checkOutcome } from './check-outcome.ts'
import { CANARY, startClients } from './clients.ts'
import { startVictim } from './victim.ts'

const ACK_P95_MS_AIM = 300
/** Of the rests between faults, in a run too short for more than one fault of each kind: what it is to show, it shows at each fault. */
const HASTE = 0.1

interface Run {
  victim: Awaited<ReturnType<typeof startVictim>>
  clients: ReturnType<typeof startClients>
  random: () => number
  /** What part of a rest is taken. */
  pace: number
  counts: { kills: number; stops: number; startsWithout: number; pagesLost: number }
  /** Milliseconds of each answer that came without Postgres. */
  whileDown: number[]
}

/** Clients book while the runtime is killed with -9 and Postgres is stopped and started at random, the first start and some others without Postgres. */
export async function chaos({ minutes, clients: parallel, seed }: { minutes: number; clients: number; seed: number }): Promise<void> {
  const random = seededRandom(seed)
  const started = performance.now()
  const victim = await startVictim(await freePort(), { isDatabaseAway: true })
  const clients = startClients({ port: victim.port, parallel, random, bookingsMax: 12_500 })
  const pace = minutes < 0.5 ? HASTE : 1
  const run: Run = { victim, clients, random, pace, counts: { kills: 0, stops: 1, startsWithout: 1, pagesLost: 0 }, whileDown: [] }
  try {
    const end = Date.now() + minutes * 60_000
    await lookWithoutPostgres(run)
    await victim.startPostgres()
    // Each fault at least once, however slow the machine is.
    const faults = [stopPostgres, kill, restartWithoutPostgres]
    for (let round = 0; Date.now() < end || round < faults.length; round++) {
      await pause(pace * (1000 + random() * 2500))
      await lookWithPostgres(run)
      await (faults[round < faults.length ? round : Math.floor(random() * faults.length)] ?? kill)(run)
      if (process.stderr.isTTY)
        process.stderr.write(`\r${clients.asked.length} requests, ${run.counts.kills} kills, ${run.counts.stops} stops of Postgres `)
    }
    await clients.stop()
    const sql = connect(await victim.startPostgres())
    const findings = await checkOutcome(sql, { clients, dataDir: victim.dataDir, canary: CANARY.name.split(' ')[0] ?? '' })
    await sql.end()
    const { kills, stops, startsWithout } = run.counts
    const seconds = ((performance.now() - started) / 1000).toFixed(0)
    console.log(`\n${seconds} s, ${kills} kills with -9, ${stops} stops of Postgres, ${startsWithout} starts without it, seed ${seed}.\n`)
    report(run, findings)
  } finally {
    await clients.stop()
    await victim.end()
  }
}

async function kill({ victim, counts }: Run): Promise<void> {
  await victim.killAndRestart()
  counts.kills += 1
}

async function stopPostgres(run: Run): Promise<void> {
  await run.victim.stopPostgres()
  run.counts.stops += 1
  await lookWithoutPostgres(run)
  await run.victim.startPostgres()
}

/** The machine comes back before its database does. */
async function restartWithoutPostgres(run: Run): Promise<void> {
  await run.victim.stopPostgres()
  run.counts.stops += 1
  await kill(run)
  run.counts.startsWithout += 1
  await lookWithoutPostgres(run)
  await run.victim.startPostgres()
}

/** A request is stored at once: before that a fault would meet only what waits. */
async function lookWithPostgres({ clients }: Run): Promise<void> {
  const before = clients.asked.length
  const isStored = () => clients.asked.slice(before).some(({ status }) => status === 201)
  await eventually(async () => (isStored() ? true : undefined), 'a request that is stored at once')
}

/** A moment in which a page must be there and requests are acknowledged. */
async function lookWithoutPostgres({ victim, clients, random, pace, counts, whileDown }: Run): Promise<void> {
  const before = new Set(clients.asked.filter(({ status }) => status !== undefined))
  const page = await requestSite({ port: victim.port, slug: 'claire', path: '/' }).catch(() => undefined)
  if (page?.status !== 200) counts.pagesLost += 1
  const received = () => clients.asked.filter((each) => each.status === 202 && !before.has(each))
  await eventually(async () => (received().length > 0 ? true : undefined), 'a request that is acknowledged without Postgres')
  await pause(pace * (1500 + random() * 1500))
  whileDown.push(...received().map(({ milliseconds }) => milliseconds))
}

function report({ counts, whileDown }: Run, findings: Awaited<ReturnType<typeof checkOutcome>>): void {
  const sorted = whileDown.sort((a, b) => a - b)
  const p95 = sorted[Math.floor(0.95 * (sorted.length - 1))] ?? 0
  const rows = [
    { what: 'pages that were not there without Postgres', count: `${counts.pagesLost}`, '': counts.pagesLost > 0 ? 'WRONG' : 'ok' },
    ...findings.map(({ what, count, isWrong }) => ({ what, count: `${count}`, '': isWrong && count > 0 ? 'WRONG' : isWrong ? 'ok' : '' })),
    {
      what: `acknowledged without Postgres: p95 of ${sorted.length} answers, ms`,
      count: p95.toFixed(0),
      // How fast a machine is makes nothing wrong.
      '': p95 <= ACK_P95_MS_AIM ? 'ok' : `${ACK_P95_MS_AIM} on an idle machine`,
    },
  ]
  console.log(formatTable(rows))
  process.exitCode = rows.some((row) => row[''] === 'WRONG') ? 1 : 0
}
