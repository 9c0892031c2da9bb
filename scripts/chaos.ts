import { parseArgs } from 'node:util'
import { connect } from '../db/connect.ts'
import { seededRandom } from '../edge/experiments/seeded-random.ts'
import { checkOutcome } from './chaos/check-outcome.ts'
import { CANARY, startClients } from './chaos/clients.ts'
import { startVictim } from './chaos/victim.ts'
import { formatTable } from './format-table.ts'
import { freePort } from './stack/free-port.ts'

// npm run chaos -- [--minutes 1] [--clients 12] [--seed 1]: clients book while the runtime is killed with -9 and Postgres is stopped and
// started at random; exit 1 if an acknowledged booking is lost or doubled, two overlap, a 409 was false, or a client's words lie about.

const { values } = parseArgs({
  options: {
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

const ACK_P95_MS_MAX = 300
const random = seededRandom(seed)
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const started = performance.now()
const victim = await startVictim(await freePort())
const clients = startClients({ port: victim.port, parallel, random, bookingsMax: 12_500 })
const counts = { kills: 0, stops: 0 }
const whileDown: number[] = []
try {
  const end = Date.now() + minutes * 60_000
  // Each of the two at least once, however slow the machine is.
  while (Date.now() < end || counts.kills === 0 || counts.stops === 0) {
    await pause(1000 + random() * 2500)
    const kills = counts.stops > 0 && (counts.kills === 0 || random() < 0.6)
    if (kills) {
      await victim.killAndRestart()
      counts.kills += 1
    } else await withoutPostgres()
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

async function withoutPostgres(): Promise<void> {
  await victim.stopPostgres()
  const before = new Set(clients.asked.filter(({ status }) => status !== undefined))
  await pause(1500 + random() * 1500)
  whileDown.push(...clients.asked.filter((each) => each.status === 202 && !before.has(each)).map(({ milliseconds }) => milliseconds))
  await victim.startPostgres()
  counts.stops += 1
}

function report(findings: Awaited<ReturnType<typeof checkOutcome>>): void {
  const sorted = whileDown.sort((a, b) => a - b)
  const p95 = sorted[Math.floor(0.95 * (sorted.length - 1))] ?? 0
  const rows = [
    ...findings.map(({ what, count, isWrong }) => ({ what, count: `${count}`, '': isWrong && count > 0 ? 'WRONG' : isWrong ? 'ok' : '' })),
    {
      what: `acknowledged without Postgres: p95 of ${sorted.length} answers, ms`,
      count: p95.toFixed(0),
      '': p95 <= ACK_P95_MS_MAX ? 'ok' : 'WRONG',
    },
  ]
  console.log(
    `\n${((performance.now() - started) / 1000).toFixed(0)} s, ${counts.kills} kills with -9, ${counts.stops} stops of Postgres, seed ${seed}.\n`,
  )
  console.log(formatTable(rows))
  process.exitCode = rows.some((row) => row[''] === 'WRONG') ? 1 : 0
}
