import { createWriteStream } from 'node:fs'
import { copyFile, rename, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { create } from 'tar'
import { connect } from '../../db/connect.ts'
import { copyCluster } from '../../db/embedded/copy-cluster.ts'
import { startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { copyKeepers, copyOutboxes } from './copy-edge.ts'
import { copyOriginals } from './copy-originals.ts'
import { openStaging } from './open-staging.ts'
import { parseRecipient, sealArchive } from './seal-archive.ts'

/** Photos that she has added. */
const ORIGINALS = 'originals'
const CHECKS = 'edge/secrets.check.json'

export interface BackupOptions {
  dataDir: string
  /** The .tar.gz to write. */
  out: string
  /** False: PostgreSQL is elsewhere and has back-ups of its own. */
  withPostgres: boolean
  /** To whom it is sealed (seal-archive.ts); undefined: whoever can read the file can read it. */
  recipient?: string | undefined
  now: Date
  signal: AbortSignal
}

export interface BackupReceipt {
  bytes: number
  /** Databases of Durable Objects. */
  outboxes: number
  keepers: number
  withPostgres: boolean
  /** What killed back-ups have left and cannot be removed. */
  stuck: string[]
}

/**
 * DATA_DIR while everything runs -> one archive: outboxes, then PostgreSQL, then keys. Secrets and salts are not in it. Stopped by `signal` it throws, and leaves
 * nothing.
 */
export async function writeBackup({ dataDir, out, withPostgres, recipient, now, signal }: BackupOptions): Promise<BackupReceipt> {
  // Refused before anything is copied.
  const key = recipient === undefined ? undefined : await parseRecipient(recipient)
  const { folder, archive, close, stuck } = await openStaging({ dataDir, out })
  try {
    const objects = { from: path.join(dataDir, 'edge/do'), to: path.join(folder, 'edge/do') }
    const outboxes = await copyOutboxes(objects.from, objects.to)
    signal.throwIfAborted()
    if (withPostgres) await copyPostgres(path.join(dataDir, 'postgres'), path.join(folder, 'postgres'), signal)
    signal.throwIfAborted()
    const keepers = await copyKeepers(objects.from, objects.to)
    // Sealed, and after the rows and keys that are about them: one that is missing is sent again, one too many opens for nobody.
    await copyOriginals(path.join(dataDir, ORIGINALS), path.join(folder, ORIGINALS))
    // With it a restore knows whether its secrets are those of these data.
    await copyFile(path.join(dataDir, CHECKS), path.join(folder, CHECKS)).catch(() => undefined)
    await writeFile(path.join(folder, 'backup.json'), JSON.stringify({ madeAt: now.toISOString(), outboxes, keepers, withPostgres }))
    const packed = create({ gzip: true, cwd: folder, filter: () => !signal.aborted }, ['.'])
    await pipeline(key ? sealArchive(packed, key) : packed, createWriteStream(archive, { mode: 0o600 })).finally(() =>
      signal.throwIfAborted(),
    )
    await rename(archive, out)
    return { bytes: (await stat(out)).size, outboxes, keepers, withPostgres, stuck }
  } finally {
    await close()
  }
}

async function copyPostgres(folder: string, to: string, signal: AbortSignal): Promise<void> {
  const server = await startEmbeddedPostgres(folder)
  const sql = connect(server.url)
  try {
    await copyCluster(sql, { from: path.join(folder, 'cluster'), to: path.join(to, 'cluster'), signal })
    // The cluster knows its password; whoever restores it must know it too.
    await copyFile(path.join(folder, 'password'), path.join(to, 'password'))
  } finally {
    await sql.end()
    if (server.started) await server.stop()
  }
}
