import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { ReservedSql, Sql } from 'postgres'

/** What a base back-up leaves out. https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP-DATA */
const LEFT_OUT = new Set(['postmaster.pid', 'postmaster.opts', 'pg_internal.init'])
const EMPTIED = new Set(['pg_wal', 'pg_dynshmem', 'pg_notify', 'pg_replslot', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans'])

export interface Copy {
  from: string
  to: string
  /** Stops it between two files. */
  signal: AbortSignal
}

/**
 * A base back-up of a running server's cluster folder by PostgreSQL's own low-level protocol: the files as they are found, with all WAL from the
 * start to the end, which recovery makes one moment of.
 */
export async function copyCluster(sql: Sql, { from, to, signal }: Copy): Promise<void> {
  // Start and stop belong to one session.
  const session = await sql.reserve()
  try {
    // Keeps the WAL that the copy needs, whatever is checkpointed meanwhile; gone with the session.
    await session`select pg_create_physical_replication_slot(${`backup_${process.pid}`}, true, true)`
    await session`select pg_backup_start('npm run backup', fast => true)`
    await copyTree({ from, to, signal })
    await finish(session, to)
    await copyTree({ from: path.join(from, 'pg_wal'), to: path.join(to, 'pg_wal'), signal })
  } finally {
    session.release()
  }
}

async function finish(session: ReservedSql, to: string): Promise<void> {
  const [row] = await session<[{ labelfile: string; spcmapfile: string }]>`select labelfile, spcmapfile from pg_backup_stop(false)`
  await writeFile(path.join(to, 'backup_label'), row.labelfile)
  if (row.spcmapfile.trim() !== '') throw new Error('This server has table spaces elsewhere; back it up with its own tools.')
}

/** Files that vanish while they are copied were not needed: the WAL tells what became of them. */
async function copyTree({ from, to, signal }: Copy): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 })
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (LEFT_OUT.has(entry.name) || entry.name.startsWith('pgsql_tmp')) continue
    signal.throwIfAborted()
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)]
    if (!entry.isDirectory()) await copyFile(source, target).catch(ignoreMissing)
    else if (EMPTIED.has(entry.name)) await mkdir(target, { mode: 0o700 })
    else await copyTree({ from: source, to: target, signal }).catch(ignoreMissing)
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}
