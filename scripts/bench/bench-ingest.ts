import { cpus } from 'node:os'
import type { Sql } from 'postgres'
import { ingestEvents } from '../../db/queries/ingest-events.ts'
import { createRawEvents, insertBenchTenant, insertRawEvents } from '../../db/queries/insert-raw-events.ts'
import type { Event } from '../../tenants/contract/event.ts'
import { formatTable } from '../print/format-table.ts'
import { showProgress } from '../print/show-progress.ts'
import { seededRandom } from '../simulate/seeded-random.ts'
import { makeEvents } from './make-events.ts'
import { measureHttpIngest, startIngestPlace } from './measure-http-ingest.ts'
import { withBenchDatabase } from './with-bench-database.ts'

const BATCH = 100
const WARM_UP = 20
const RATIO_MIN = 0.6

/** Events per second: the raw multi-row insert, our ingest statement on the same batches, and the whole way from HTTP to the committed row. */
export async function benchIngest(quick: boolean, start = startIngestPlace): Promise<string> {
  const batches = quick ? 30 : 600
  const { raw, ours } = await withBenchDatabase((sql) => measureStatements(sql, batches))
  const http = await measureHttpIngest(quick ? 100 : 6000, start)
  const rows = [
    { what: `raw multi-row insert, ${BATCH} a statement`, rate: raw },
    { what: `ingest_events, the same batches`, rate: ours },
    { what: 'POST /_/events to committed row, 10 a request', rate: http },
  ].map(({ what, rate }) => ({ what, 'events/s': rate.toFixed(0), 'of the raw insert': (rate / raw).toFixed(2) }))
  const verdict = ours / raw >= RATIO_MIN ? 'held' : 'missed'
  return `${cpus().length} cores, one connection, embedded PostgreSQL, ${batches * BATCH} events.\n\n${formatTable(rows)}\n\nTarget: ingest statement at least ${RATIO_MIN} of the raw insert: ${verdict}.`
}

async function measureStatements(sql: Sql, batches: number): Promise<{ raw: number; ours: number }> {
  await createRawEvents(sql)
  await insertBenchTenant(sql)
  const random = seededRandom(1)
  const from = Date.now() - batches * BATCH * 1000
  const work = Array.from({ length: batches }, (_, index) => makeEvents(BATCH, { from: new Date(from + index * BATCH * 1000), random }))
  const seconds = { raw: 0, ours: 0 }
  const time = async (name: 'raw' | 'ours', deed: (events: Event[]) => Promise<unknown>, events: Event[]) => {
    const start = performance.now()
    await deed(events)
    seconds[name] += (performance.now() - start) / 1000
  }
  const tell = showProgress('batch')
  // One after the other on each batch, so that both meet the same minute of a shared machine. The first ones warm up.
  for (const [index, events] of work.entries()) {
    await time('raw', (batch) => insertRawEvents(sql, 'claire', batch), events)
    await time('ours', (batch) => ingestEvents(sql, 'claire', batch), events)
    if (index === WARM_UP) {
      // As autovacuum does within a minute; a server that has never looked at its tables plans badly.
      await sql`analyze`
      Object.assign(seconds, { raw: 0, ours: 0 })
    }
    tell(index + 1, work.length)
  }
  const counted = (batches - WARM_UP - 1) * BATCH
  return { raw: counted / seconds.raw, ours: counted / seconds.ours }
}
