import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { type Serve, startServe } from '../test-support/start-serve.ts'
import { benchBlocked } from './bench-blocked.ts'
import { benchBlocks } from './bench-blocks.ts'
import { benchBookings } from './bench-bookings.ts'
import { benchEdge } from './bench-edge.ts'
import { benchIngest } from './bench-ingest.ts'
import { withEdgeWorkers } from './with-edge-workers.ts'

// Whether each runs and prints its table; how fast this machine is, no test says.

const ROOT = path.resolve(import.meta.dirname, '../..')
const bench = (...flags: string[]) => promisify(execFile)(process.execPath, ['scripts/commands/bench.ts', ...flags], { cwd: ROOT })

describe('on one platform, which each of them would start', () => {
  let serve: Serve
  beforeAll(async () => {
    serve = await startServe()
  })
  afterAll(() => serve.stop())
  const shared = async () => ({ ...serve, stop: async () => 0 })
  const sharedWithDatabase = async () => ({
    ...(await shared()),
    databaseUrl: (await startEmbeddedPostgres(path.join(serve.dataDir, 'postgres'))).url,
  })

  it('blocked', async () => {
    expect(await benchBlocked(true, shared)).toMatch(
      /3 blocks, while 4 clients book.*\n(?:.*\n)*a client who asks for it has a 409 +\d+(?:.*\n)*.*Given away after her page had answered: 0\./,
    )
  })

  it('blocks', async () => {
    expect(await benchBlocks(true, shared)).toMatch(
      /4 × anybody: 201 (\{"reference":"REFERENCE","status":"pending"\}); 4 × blocked: 201 \1/,
    )
  })

  it('ingest', async () => {
    expect(await benchIngest(true, sharedWithDatabase)).toMatch(/ingest_events, the same batches +\d+ +\d\.\d\d/)
  })
})

it('edge and bookings, at the same Workers', async () => {
  const [edge, bookings] = await withEdgeWorkers(async (targets) => {
    const within: typeof withEdgeWorkers = (work) => work(targets)
    return [await benchEdge(true, within), await benchBookings(true, within)]
  })
  expect(edge).toMatch(/our page with a test, returning visitor +\d+/)
  expect(bookings).toMatch(/a request to the site, until it is answered +\d+(?:.*) 0 *\n/)
})

it.each([
  ['queries', /floor: select 1 .*\n(?:.*\n)*funnel +\d/],
  ['reports', /^10 .* 10 /m],
  ['rollups', /^1,000 +\d+\.\d\d \(/m],
  ['start', /nothing to build, until "Ready." +this one +\d/],
])('npm run bench -- %s --quick', async (name, says) => {
  const { stdout } = await bench(name, '--quick')
  expect(stdout).toMatch(says)
})

it('says which benches there are', async () => {
  await expect(bench('nothing')).rejects.toThrow(
    /There are: build, blocked, blocks, bookings, edge, edit, ingest, memory, queries, page, publish, reports, rollups, start\./,
  )
})
