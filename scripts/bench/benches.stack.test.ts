import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')
const bench = (...flags: string[]) =>
  promisify(execFile)(path.join(ROOT, 'node_modules/.bin/node'), ['scripts/commands/bench.ts', ...flags], { cwd: ROOT })

// Whether each runs and prints its table; how fast this machine is, no test says.
it.each([
  [
    'blocked',
    /3 blocks, while 4 clients book.*\n(?:.*\n)*a client who asks for it has a 409 +\d+(?:.*\n)*.*Given away after her page had answered: 0\./,
  ],
  ['blocks', /4 × anybody: 201 (\{"reference":"REFERENCE","status":"pending"\}); 4 × blocked: 201 \1/],
  ['edge', /our page with a test, returning visitor +\d+/],
  ['ingest', /ingest_events, the same batches +\d+ +\d\.\d\d/],
  ['queries', /floor: select 1 .*\n(?:.*\n)*funnel +\d/],
  ['reports', /^10 .* 10 /m],
])('npm run bench -- %s --quick', async (name, says) => {
  const { stdout } = await bench(name, '--quick')
  expect(stdout).toMatch(says)
})

it('says which benches there are', async () => {
  await expect(bench('nothing')).rejects.toThrow(
    /There are: build, blocked, blocks, bookings, edge, edit, ingest, memory, queries, page, publish, reports\./,
  )
})
