import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { connect } from '../../db/connect.ts'
import { countEvents } from '../../db/queries/count-events.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { EVENTS_PER_VISITOR_AND_DAY_MAX } from '../../tenants/contract/limits.ts'
import { eventsPath } from '../../tenants/contract/urls.ts'
import { startStack } from '../runtime/start-stack.ts'
import { freshAddress, requestSite } from '../test-support/request-site.ts'

const PER_REQUEST = 10
const PARALLEL = 8
/** A visitor's later ones of a day are dropped. */
const REQUESTS_PER_VISITOR = EVENTS_PER_VISITOR_AND_DAY_MAX / PER_REQUEST / 2
/** Of a queue that has not ended after so long something is lost. */
const PATIENCE_MS = 60_000

export interface IngestPlace {
  port: number
  databaseUrl: string
  stop: () => Promise<unknown>
}

/** A platform in this process, whose data is thrown away. */
export async function startIngestPlace(): Promise<IngestPlace> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'bench-'))
  const paths = buildPaths(path.resolve(import.meta.dirname, '../..'))
  const { port, databaseUrl, stop } = await startStack({ paths, port: 0, dataDir, databaseUrl: undefined, onProgress: () => undefined })
  return { port, databaseUrl, stop: () => stop().then(() => rm(dataDir, { recursive: true, force: true })) }
}

/** Events per second from the request to the committed row, through workerd, the queue and PostgreSQL. */
export async function measureHttpIngest(events: number, start: () => Promise<IngestPlace>): Promise<number> {
  const stack = await start()
  const sql = connect(stack.databaseUrl)
  try {
    const body = JSON.stringify(
      Array.from({ length: PER_REQUEST }, () => ({ name: 'photo_view', path: '/gallery', data: { photo: 'garden' } })),
    )
    const start = performance.now()
    let left = events / PER_REQUEST
    let visitor = freshAddress()
    const send = async () => {
      while (left-- > 0) {
        if (left % REQUESTS_PER_VISITOR === 0) visitor = freshAddress()
        const headers = { 'cf-connecting-ip': visitor }
        await requestSite({ port: stack.port, slug: 'claire', path: eventsPath(), method: 'POST', headers, body })
      }
    }
    await Promise.all(Array.from({ length: PARALLEL }, send))
    const stored = async () => (await countEvents(sql, 'claire')).get('photo_view') ?? 0
    const patience = performance.now() + PATIENCE_MS
    while ((await stored()) < events) {
      if (performance.now() > patience) throw new Error(`Of ${events} events ${await stored()} were stored within ${PATIENCE_MS / 1000} s.`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return events / ((performance.now() - start) / 1000)
  } finally {
    await sql.end()
    await stack.stop()
  }
}
