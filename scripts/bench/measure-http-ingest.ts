import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { connect } from '../../db/connect.ts'
import { countEvents } from '../../db/queries/count-events.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { eventsPath } from '../../tenants/contract/urls.ts'
import { startStack } from '../runtime/start-stack.ts'
import { requestSite } from '../test-support/request-site.ts'

const PER_REQUEST = 10
const PARALLEL = 8

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
    const send = async () => {
      while (left-- > 0) await requestSite({ port: stack.port, slug: 'claire', path: eventsPath(), method: 'POST', body })
    }
    await Promise.all(Array.from({ length: PARALLEL }, send))
    while (((await countEvents(sql, 'claire')).get('photo_view') ?? 0) < events) await new Promise((resolve) => setTimeout(resolve, 50))
    return events / ((performance.now() - start) / 1000)
  } finally {
    await sql.end()
    await stack.stop()
  }
}
