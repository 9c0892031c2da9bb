import path from 'node:path'
import { parseArgs } from 'node:util'
import { writeBackup } from '../backup/write-backup.ts'
import { dataDirOf } from '../runtime/data-dir.ts'

// npm run backup -- [--out FILE.tar.gz]: all that DATA_DIR keeps, while everything runs.

const root = path.resolve(import.meta.dirname, '../..')
const stopped = new AbortController()
let exitCode = 1
for (const [signal, number] of [
  ['SIGHUP', 1],
  ['SIGINT', 2],
  ['SIGTERM', 15],
] as const)
  process.on(signal, () => {
    exitCode = 128 + number
    stopped.abort(new Error('Stopped. There is no back-up, and nothing is left of it.'))
  })

try {
  const { values } = parseArgs({ options: { out: { type: 'string' } } })
  const now = new Date()
  const out = path.resolve(values.out ?? `backup-${now.toISOString().slice(0, 16).replace(':', '')}.tar.gz`)
  const dataDir = dataDirOf(root)
  const started = performance.now()
  const { bytes, outboxes, keepers, withPostgres, stuck } = await writeBackup({
    dataDir,
    out,
    withPostgres: process.env.DATABASE_URL === undefined,
    now,
    signal: stopped.signal,
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const database = withPostgres ? 'PostgreSQL' : 'not PostgreSQL, which is at DATABASE_URL and has back-ups of its own'
  console.log(`Wrote ${out}, ${(bytes / 1024 / 1024).toFixed(1)} MB in ${seconds} s, readable by you alone.
Holds ${database}, and ${outboxes + keepers} databases of the edge (booking outboxes, keys).
Not in it: ${path.join(dataDir, 'secrets.json')}. Keep a copy elsewhere: without it nobody can read clients' details, with both anybody can.`)
  for (const folder of stuck)
    console.error(`A back-up that was killed has left ${folder}, which cannot be removed. Remove it: it holds all data.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(exitCode)
}
