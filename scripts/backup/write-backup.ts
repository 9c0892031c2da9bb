import { copyFile, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { create } from 'tar'
import { connect } from '../../db/connect.ts'
import { copyCluster } from '../../db/embedded/copy-cluster.ts'
import { startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { isAlive } from '../stack/lock-data-dir.ts'
import { copyKeepers, copyOutboxes } from './copy-edge.ts'

const CHECKS = 'edge/secrets.check.json'

export interface BackupOptions {
  dataDir: string
  /** The .tar.gz to write. */
  out: string
  /** False: PostgreSQL is elsewhere and has back-ups of its own. */
  withPostgres: boolean
  now: Date
}

export interface BackupReceipt {
  bytes: number
  /** Databases of Durable Objects. */
  outboxes: number
  keepers: number
  withPostgres: boolean
}

/** DATA_DIR while everything runs -> one archive: outboxes, then PostgreSQL, then keys. Secrets and salts are not in it. */
export async function writeBackup({ dataDir, out, withPostgres, now }: BackupOptions): Promise<BackupReceipt> {
  // Beside the archive, so that the disk that must hold it holds its parts.
  await removeLeftOvers(path.dirname(out))
  const staging = await mkdtemp(`${out}.part-${process.pid}-`)
  try {
    const objects = { from: path.join(dataDir, 'edge/do'), to: path.join(staging, 'edge/do') }
    const outboxes = await copyOutboxes(objects.from, objects.to)
    if (withPostgres) await copyPostgres(path.join(dataDir, 'postgres'), path.join(staging, 'postgres'))
    const keepers = await copyKeepers(objects.from, objects.to)
    // With it a restore knows whether its secrets are those of these data.
    await copyFile(path.join(dataDir, CHECKS), path.join(staging, CHECKS)).catch(() => undefined)
    await writeFile(path.join(staging, 'backup.json'), JSON.stringify({ madeAt: now.toISOString(), outboxes, keepers, withPostgres }))
    const archive = `${staging}.tar.gz`
    await create({ gzip: true, file: archive, cwd: staging, mode: 0o600 }, ['.'])
    await rename(archive, out)
    return { bytes: (await stat(out)).size, outboxes, keepers, withPostgres }
  } finally {
    await rm(staging, { recursive: true, force: true })
    await rm(`${staging}.tar.gz`, { force: true })
  }
}

/** What a back-up that was killed has left: all data, in the clear of a folder. Those of processes that live are not touched. */
async function removeLeftOvers(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch((): string[] => [])) {
    const pid = /\.tar\.gz\.part-(\d+)-\w+(?:\.tar\.gz)?$/.exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) await rm(path.join(folder, name), { recursive: true, force: true })
  }
}

async function copyPostgres(folder: string, to: string): Promise<void> {
  const server = await startEmbeddedPostgres(folder)
  const sql = connect(server.url)
  try {
    await copyCluster(sql, path.join(folder, 'cluster'), path.join(to, 'cluster'))
    // The cluster knows its password; whoever restores it must know it too.
    await copyFile(path.join(folder, 'password'), path.join(to, 'password'))
  } finally {
    await sql.end()
    if (server.started) await server.stop()
  }
}
