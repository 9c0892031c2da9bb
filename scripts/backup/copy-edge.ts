import { mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'

// The Durable Objects' storage below DATA_DIR/edge/do: a folder for each class, an SQLite database for each object.

/** Day's salts are never backed up: an archive that holds one could tell visitors apart long after the two days that are promised. */
const NEVER = /-SaltKeeper$/
const OUTBOX = /-BookingOutbox$/

/** Copies the outboxes: before Postgres, so that a request is in one of the two copies whenever it moves. Returns the number of databases. */
export const copyOutboxes = (from: string, to: string): Promise<number> => copyClasses(from, to, (name) => OUTBOX.test(name))

/** Copies the rest, the keys to clients' details among them: after Postgres, so that no row there has been sealed with a later key. */
export const copyKeepers = (from: string, to: string): Promise<number> =>
  copyClasses(from, to, (name) => !OUTBOX.test(name) && !NEVER.test(name))

async function copyClasses(from: string, to: string, isWanted: (name: string) => boolean): Promise<number> {
  const classes = (await readdir(from).catch(() => [])).filter(isWanted)
  let copied = 0
  for (const name of classes) {
    await mkdir(path.join(to, name), { recursive: true })
    const files = (await readdir(path.join(from, name))).filter((file) => file.endsWith('.sqlite'))
    for (const file of files) await copyDatabase(path.join(from, name, file), path.join(to, name, file))
    copied += files.length
  }
  return copied
}

/** SQLite's online back-up: whole and consistent while the runtime writes. https://www.sqlite.org/backup.html */
async function copyDatabase(from: string, to: string): Promise<void> {
  const database = new DatabaseSync(from, { timeout: 5000 })
  try {
    await backup(database, to)
  } finally {
    database.close()
  }
}
