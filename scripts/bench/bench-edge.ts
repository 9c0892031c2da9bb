import { cpus } from 'node:os'
import { eventsPath, pagePath } from '../../tenants/contract/urls.ts'
import { formatTable } from '../print/format-table.ts'
import { showProgress } from '../print/show-progress.ts'
import { BENCH_HEADERS, bookingLoad } from './booking-load.ts'
import { type Load, measureLoad } from './measure-load.ts'
import { type EdgeTargets, withEdgeWorkers } from './with-edge-workers.ts'

/** Our page beside a bare Worker that answers with the same file, and beside HTMLRewriter: at least so many times their requests per second. */
const OF_BARE_MIN = 0.5
const OF_REWRITER_MIN = 2

interface Case {
  what: string
  load: (targets: EdgeTargets) => Omit<Load, 'amount'>
}

const page = (url: string, cookie?: string) => ({
  url,
  path: pagePath('home'),
  headers: { ...BENCH_HEADERS, ...(cookie ? { cookie } : {}) },
})
const CASES: readonly Case[] = [
  { what: 'hashed file, no Worker', load: ({ site, asset }) => ({ url: site, path: asset, headers: BENCH_HEADERS }) },
  { what: 'bare Hono Worker, the same page', load: ({ bare }) => page(bare) },
  { what: 'our page with a test, returning visitor', load: ({ site }) => page(site, 'ab=hero-photo.1:garden:e') },
  { what: 'our page with a test, new visitor', load: ({ site }) => page(site) },
  {
    what: 'our page, visitor who is not counted',
    load: ({ site }) => {
      const plain = page(site, 'ab=hero-photo.1:garden:e')
      return { ...plain, headers: { ...plain.headers, 'sec-gpc': '1' } }
    },
  },
  { what: 'HTMLRewriter, returning visitor', load: ({ rewriter }) => page(rewriter, 'ab=garden') },
  {
    what: 'batch of 10 events',
    load: ({ site }) => ({
      url: site,
      path: eventsPath(),
      headers: BENCH_HEADERS,
      body: () => JSON.stringify(Array.from({ length: 10 }, () => ({ name: 'photo_view', path: '/gallery', data: { photo: 'garden' } }))),
    }),
  },
  {
    what: 'booking, stored in Postgres',
    load: ({ site }) => ({ url: site, ...bookingLoad }),
  },
]

/** Requests per second, latency and CPU of each kind of request, straight at the Workers in workerd. */
export async function benchEdge(quick: boolean, within = withEdgeWorkers): Promise<string> {
  const rounds = quick ? 1 : 4
  const amount = quick ? { requests: 16 } : { seconds: 3 }
  const measured = await within(async (targets) => {
    const sums = new Map<string, { rate: number; p50: number; p99: number; cpuMs: number; refused: number }>()
    if (!quick) for (const { load } of CASES) await measureLoad({ ...load(targets), amount: { seconds: 1 } }, targets.pid)
    const tell = showProgress('measurement')
    let done = 0
    tell(done, rounds * CASES.length)
    // Round after round, so that all meet the same minutes of a shared machine.
    for (let round = 0; round < rounds; round++)
      for (const { what, load } of CASES) {
        const each = await measureLoad({ ...load(targets), amount }, targets.pid)
        const sum = sums.get(what) ?? { rate: 0, p50: 0, p99: 0, cpuMs: 0, refused: 0 }
        for (const key of ['rate', 'p50', 'p99', 'cpuMs'] as const) sum[key] += each[key] / rounds
        sum.refused += each.refused
        sums.set(what, sum)
        done += 1
        tell(done, rounds * CASES.length, what)
      }
    return sums
  })
  const rateOf = (what: string) => measured.get(what)?.rate ?? Number.NaN
  const bare = rateOf('bare Hono Worker, the same page')
  const rewriter = rateOf('HTMLRewriter, returning visitor')
  const ours = rateOf('our page with a test, returning visitor')
  const rows = [...measured].map(([what, { rate, p50, p99, cpuMs, refused }]) => ({
    what,
    'requests/s': rate.toFixed(0),
    'p50 ms': p50.toFixed(1),
    'p99 ms': p99.toFixed(1),
    'CPU ms each': cpuMs.toFixed(2),
    'of bare': (rate / bare).toFixed(2),
    refused: `${refused}`,
  }))
  const verdict = (held: boolean) => (held ? 'held' : 'missed')
  return `${cpus().length} cores, which the load generator shares; 8 connections; CPU of the whole runtime, queue and ingest included.

${formatTable(rows)}

Our page, returning visitor: ${(ours / bare).toFixed(2)} of the bare Worker (target ${OF_BARE_MIN}: ${verdict(ours / bare >= OF_BARE_MIN)}), ${(ours / rewriter).toFixed(2)} of HTMLRewriter (target ${OF_REWRITER_MIN}: ${verdict(ours / rewriter >= OF_REWRITER_MIN)}).`
}
