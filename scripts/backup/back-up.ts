import { stat } from 'node:fs/promises'
import path from 'node:path'
import { Failed } from '../command-line/failed.ts'
import { ROOT } from '../command-line/root.ts'
import { dataDirOf } from '../runtime/data-dir.ts'
import { writeBackup } from './write-backup.ts'

/** All that DATA_DIR keeps, while everything runs. A signal leaves nothing behind. */
export async function backUp({
  out,
  to = process.env.BACKUP_RECIPIENT,
  overwrite,
}: {
  out?: string | undefined
  to?: string | undefined
  overwrite: boolean
}): Promise<void> {
  const recipient = to || undefined
  const now = new Date()
  const file = path.resolve(
    out ?? `backup-${now.toISOString().slice(0, 16).replace(':', '')}.tar.gz${recipient === undefined ? '' : '.sealed'}`,
  )
  if (!overwrite && (await stat(file).catch(() => undefined)))
    throw new Failed(`${file} is there already. Name another file, or say --overwrite.`)
  if (!(await stat(path.dirname(file)).catch(() => undefined)))
    throw new Failed(`There is no folder ${path.dirname(file)}. Make it first, or name another.`)
  const dataDir = dataDirOf(ROOT)
  const started = performance.now()
  const { bytes, outboxes, keepers, withPostgres, stuck } = await writeBackup({
    dataDir,
    out: file,
    withPostgres: process.env.DATABASE_URL === undefined,
    recipient,
    now,
    signal: stoppedBySignal(),
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const database = withPostgres ? 'PostgreSQL' : 'not PostgreSQL, which is at DATABASE_URL and has back-ups of its own'
  console.log(`Wrote ${file}, ${(bytes / 1024 / 1024).toFixed(1)} MB in ${seconds} s, ${recipient === undefined ? 'readable by you alone' : 'sealed to BACKUP_RECIPIENT'}.
Holds ${database}, and ${outboxes + keepers} databases of the edge (booking outboxes, keys).
Not in it: ${path.join(dataDir, 'secrets.json')}. Keep a copy elsewhere: without it nobody can read clients' details, with both anybody can.`)
  for (const folder of stuck)
    console.error(`A back-up that was killed has left ${folder}, which cannot be removed. Remove it: it holds all data.`)
}

function stoppedBySignal(): AbortSignal {
  const stopped = new AbortController()
  for (const [signal, number] of [
    ['SIGHUP', 1],
    ['SIGINT', 2],
    ['SIGTERM', 15],
  ] as const)
    process.on(signal, () => {
      // The exit code by which a shell tells a signal.
      stopped.abort(new Failed('Stopped. There is no back-up, and nothing is left of it.', 128 + number))
    })
  return stopped.signal
}
