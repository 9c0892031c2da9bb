import { parseArgs } from 'node:util'
import { connect } from '../../db/connect.ts'
import { checkOutcome } from '../chaos/check-outcome.ts'
import { CANARY, startClients } from '../chaos/clients.ts'
import { startVictim } from '../chaos/victim.ts'
import { formatTable } from '../print/format-table.ts'
import { freePort } from '../runtime/free-port.ts'
import { seededRandom } from '../simulate/seeded-random.ts'
import { eventually } from '../test-support/eventually.ts'
import { requestSite } from '../test-support/request-site.ts'

// npm run chaos -- [--minutes 1] [--clients 12] [--seed 1]: clients book while the runtime is killed with -9 and Postgres is stopped and
// started at random, the first start and some others without Postgres; exit 1 if an acknowledged booking is lost or doubled, two overlap, a 409 was false, or a client's words lie about.

// npm run chaos -- publisher [--kills 200] [--seed 1]: a publisher is killed at random moments; exit 1 if a site is not whole or a change is not published once.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: 'string', default: '200' },
    minutes: { type: 'string', default: '1' },
    clients: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
  },
})
const [minutes, parallel, seed] = [values.minutes, values.clients, values.seed].map(Number) as [number, number, number]
if (![minutes, parallel, seed].every((each) => Number.isFinite(each) && each > 0)) {
  console.error('--minutes, --clients and --seed are numbers above 0.')
  process.exit(1)
}

if (positionals[0] === 'publisher') {
  const { chaosPublisher } = await import('../chaos/chaos-publisher.ts')
  const { text, isWell } = await chaosPublisher({ kills: Number(values.kills), seed })
  console.log(text)
  process.exit(isWell ? 0 : 1)
}

const ACK_P95_MS_MAX = 300
const random = seededRandom(seed)
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const started = performance.now()
const victim = await startVictim(await freePort(), { isDatabaseAway: true })
const clients = startClients({ port: victim.port, parallel, random, bookingsMax: 12_500 })
const counts = { kills: 0, stops: 1, startsWithout: 1, pagesLost: 0 }
const whileDown: number[] = []
try {
  const end = Date.now() + minutes * 60_000
  await lookWithoutPostgres()
  await victim.startPostgres()
  // Each fault at least once, however slow the machine is.
  const faults = [stopPostgres, kill, restartWithoutPostgres]
  for (let round = 0; Date.now() < end || round < faults.length; round++) {
    await pause(1000 + random() * 2500)
    await (faults[round < faults.length ? round : Math.floor(random() * faults.length)] ?? kill)()
    if (process.stderr.isTTY)
      process.stderr.write(`\r${clients.asked.length} requests, ${counts.kills} kills, ${counts.stops} stops of Postgres `)
  }
  await clients.stop()
  const sql = connect(await victim.startPostgres())
  const findings = await checkOutcome(sql, { clients, dataDir: victim.dataDir, canary: CANARY.name.split(' ')[0] ?? '' })
  await sql.end()
  report(findings)
} finally {
  await clients.stop()
  await victim.end()
}

async function kill(): Promise<void> {
  await victim.killAndRestart()
  counts.kills += 1
}

async function stopPostgres(): Promise<void> {
  await victim.stopPostgres()
  counts.stops += 1
  await lookWithoutPostgres()
  await victim.startPostgres()
}

/** The machine comes back before its database does. */
async function restartWithoutPostgres(): Promise<void> {
  await victim.stopPostgres()
  counts.stops += 1
  await kill()
  counts.startsWithout += 1
  await lookWithoutPostgres()
  await victim.startPostgres()
}

/** A moment in which a page must be there and requests are acknowledged. */
async function lookWithoutPostgres(): Promise<void> {
  const before = new Set(clients.asked.filter(({ status }) => status !== undefined))
  const page = await requestSite({ port: victim.port, slug: 'claire', path: '/' }).catch(() => undefined)
  if (page?.status !== 200) counts.pagesLost += 1
  const received = () => clients.asked.filter((each) => each.status === 202 && !before.has(each))
  await eventually(async () => (received().length > 0 ? true : undefined), 'a request that is acknowledged without Postgres')
  await pause(1500 + random() * 1500)
  whileDown.push(...received().map(({ milliseconds }) => milliseconds))
}

function report(findings: Awaited<ReturnType<typeof checkOutcome>>): void {
  const sorted = whileDown.sort((a, b) => a - b)
  const p95 = sorted[Math.floor(0.95 * (sorted.length - 1))] ?? 0
  const rows = [
    {
      what: 'pages that were not there without Postgres',
      count: `${counts.pagesLost}`,
      '': counts.pagesLost > 0 ? 'WRONG' : 'ok',
    },
    ...findings.map(({ what, count, isWrong }) => ({ what, count: `${count}`, '': isWrong && count > 0 ? 'WRONG' : isWrong ? 'ok' : '' })),
    {
      what: `acknowledged without Postgres: p95 of ${sorted.length} answers, ms`,
      count: p95.toFixed(0),
      '': p95 <= ACK_P95_MS_MAX ? 'ok' : 'WRONG',
    },
  ]
  console.log(
    `\n${((performance.now() - started) / 1000).toFixed(0)} s, ${counts.kills} kills with -9, ${counts.stops} stops of Postgres, ${counts.startsWithout} starts without it, seed ${seed}.\n`,
  )
  console.log(formatTable(rows))
  process.exitCode = rows.some((row) => row[''] === 'WRONG') ? 1 : 0
}
