import path from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Sql } from 'postgres'
import { connect } from '../../db/connect.ts'
import { startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { blockHashes } from '../../db/queries/blocks.ts'
import { clientHash } from '../../edge/platform/keys/keyed-hash.ts'
import { bookingsPath } from '../../tenants/contract/urls.ts'
import { formatTable } from '../print/format-table.ts'
import { loadLocalSecrets } from '../runtime/local-secrets.ts'
import { requestSite } from '../test-support/request-site.ts'
import { startServe } from '../test-support/start-serve.ts'
import type { BenchServe } from './bench-blocked.ts'

const PAIRS = 1000
const P95_MS_MAX = 5
const DAY_MS = 86_400_000
/** Starts of a day between which an hour and the free time after it fit. */
const STARTS = ['10:00', '12:00', '14:00', '16:00', '18:00', '20:00', '22:00']

/** How long a blocked client and anybody else wait for an answer, in turns, and whether their answers differ. */
export async function benchBlocks(quick: boolean, start: () => Promise<BenchServe> = startServe): Promise<string> {
  const pairs = quick ? 4 : PAIRS
  const serve = await start()
  const sql = connect(await databaseUrlOf(serve.dataDir))
  try {
    await block(sql, serve.dataDir, 'blocked@example.com')
    const times = { anybody: [] as number[], blocked: [] as number[] }
    const shapes = new Map<string, number>()
    for (let pair = -5; pair < pairs; pair++)
      // Who comes first changes, so that neither always meets a warm connection.
      for (const who of pair % 2 === 0 ? (['anybody', 'blocked'] as const) : (['blocked', 'anybody'] as const)) {
        const { milliseconds, shape } = await ask(serve.port, who, pair + 5)
        if (pair < 0) continue
        times[who].push(milliseconds)
        shapes.set(`${who}: ${shape}`, (shapes.get(`${who}: ${shape}`) ?? 0) + 1)
      }
    const [anybody, blocked] = [quantiles(times.anybody), quantiles(times.blocked)]
    const difference = Math.abs(blocked.p95 - anybody.p95)
    // What this machine alone makes of equal requests.
    const [even, odd] = [0, 1].map((rest) => quantiles(times.anybody.filter((_, index) => index % 2 === rest)).p95) as [number, number]
    const noise = Math.abs(even - odd)
    const rows = [
      { who: 'anybody', ...inWords(anybody) },
      { who: 'blocked', ...inWords(blocked) },
    ]
    const held = difference <= P95_MS_MAX ? 'held' : 'missed'
    return `${pairs} pairs, in turns.

${formatTable(rows)}

p95 differ by ${difference.toFixed(1)} ms (at most ${P95_MS_MAX}: ${held}); of anybody's own answers, every second against the rest, by ${noise.toFixed(1)} ms.
Answers: ${[...shapes].map(([shape, count]) => `${count} × ${shape}`).join('; ')}.`
  } finally {
    await sql.end()
    await serve.stop()
  }
}

async function ask(port: number, who: 'anybody' | 'blocked', number: number): Promise<{ milliseconds: number; shape: string }> {
  // A time and a network of its own for each.
  const index = number * 2 + (who === 'blocked' ? 1 : 0)
  const day = new Date(Date.now() + (95 + Math.floor(index / STARTS.length)) * DAY_MS).toISOString().slice(0, 10)
  const start = performance.now()
  const response = await requestSite({
    port,
    slug: 'claire',
    path: bookingsPath(),
    method: 'POST',
    headers: { 'content-type': 'application/json', 'cf-connecting-ip': `2001:db8:b:${index.toString(16)}::1` },
    body: JSON.stringify({
      name: 'Bench',
      email: `${who}@example.com`,
      service: 'dinner',
      hours: 1,
      startsAt: `${day}T${STARTS[index % STARTS.length]}`,
    }),
  })
  const milliseconds = performance.now() - start
  const text = (await response.text()).replace(/[2-9A-Z]{4}-[2-9A-Z]{4}/, 'REFERENCE')
  return { milliseconds, shape: `${response.status} ${text}` }
}

async function block(sql: Sql, dataDir: string, email: string): Promise<void> {
  const { hashSecret } = await loadLocalSecrets(dataDir)
  await blockHashes(sql, 'claire', [await clientHash(hashSecret, 'claire', email)])
}

async function databaseUrlOf(dataDir: string): Promise<string> {
  return (await startEmbeddedPostgres(path.join(dataDir, 'postgres'))).url
}

function quantiles(times: readonly number[]): { p50: number; p95: number; p99: number } {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

const inWords = ({ p50, p95, p99 }: { p50: number; p95: number; p99: number }) => ({
  'p50 ms': p50.toFixed(1),
  'p95 ms': p95.toFixed(1),
  'p99 ms': p99.toFixed(1),
})
