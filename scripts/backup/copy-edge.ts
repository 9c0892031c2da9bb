import { access, mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'

// The Durable Objects' storage below DATA_DIR/edge/do: a folder for each class, an SQLite database for each object.

/** Day's salts are never backed up: an archive that holds one could tell visitors apart long after the two days that are promised. */
const NEVER = /-SaltKeeper$/
const OUTBOX = /-BookingOutbox$/

/** Copies the outboxes: before Postgres, so that a request is in one of the two copies whenever it moves. Returns the number of databases. */
export const copyOutboxes = (from: string, to: string): Promise<number> => copyClasses(from, to, (name) => OUTBOX.test(name))

const KEEPER = /-KeyKeeper$/
const VAULT = /-KeyVault$/
/** Keys move into another vault in well under a second, and seldom. */
const TRIES_MAX = 20

/**
 * Copies the rest, the keys to clients' details among them: after Postgres, so that no row there has been sealed with a later key. A keeper's copy opens only with
 * the vaults it names: where one of them has been destroyed in between, because keys moved into a new one, all is copied again.
 */
export async function copyKeepers(from: string, to: string): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const others = await copyClasses(from, to, (name) => !OUTBOX.test(name) && !NEVER.test(name) && !VAULT.test(name))
    const vaults = await copyVaults(from, to)
    if (vaults !== undefined) return others + vaults
    if (attempt === TRIES_MAX) throw new Error('The keys changed each time they were copied. Try again when nobody is being erased.')
  }
}

/** The vaults that the copied keepers name, each with its key. Undefined where one is gone. */
async function copyVaults(from: string, to: string): Promise<number | undefined> {
  const classes = await readdir(to).catch((): string[] => [])
  const keepers = classes.find((name) => KEEPER.test(name))
  if (keepers === undefined) return 0
  const files = (await readdir(path.join(to, keepers))).filter((file) => file.endsWith('.sqlite') && file !== METADATA)
  const folder = keepers.replace(KEEPER, '-KeyVault')
  const needed = files.flatMap((file) => rowsOf(path.join(to, keepers, file), 'vaults')).map(({ vault_id }) => `${String(vault_id)}.sqlite`)
  await rm(path.join(to, folder), { recursive: true, force: true })
  await mkdir(path.join(to, folder), { recursive: true })
  for (const file of needed) {
    const copied = await copyDatabase(path.join(from, folder, file), path.join(to, folder, file)).then(
      () => true,
      () => false,
    )
    if (!copied || rowsOf(path.join(to, folder, file), 'vault').length === 0) return undefined
  }
  return needed.length
}

/** The runtime's own, beside the objects'. */
const METADATA = 'metadata.sqlite'

function rowsOf(file: string, table: string): Record<string, unknown>[] {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const isThere = database.prepare('select 1 from sqlite_master where name = ?').all(table).length > 0
    return isThere ? database.prepare(`select * from ${table}`).all() : []
  } finally {
    database.close()
  }
}

async function copyClasses(from: string, to: string, isWanted: (name: string) => boolean): Promise<number> {
  const classes = (await readdir(from).catch(() => [])).filter(isWanted)
  let copied = 0
  for (const name of classes) {
    await rm(path.join(to, name), { recursive: true, force: true })
    await mkdir(path.join(to, name), { recursive: true })
    const files = (await readdir(path.join(from, name))).filter((file) => file.endsWith('.sqlite'))
    for (const file of files) await copyDatabase(path.join(from, name, file), path.join(to, name, file))
    copied += files.length
  }
  return copied
}

/** SQLite's online back-up: whole and consistent while the runtime writes. https://www.sqlite.org/backup.html */
async function copyDatabase(from: string, to: string): Promise<void> {
  // One that is not there would be made.
  await access(from)
  const database = new DatabaseSync(from, { timeout: 5000 })
  try {
    await backup(database, to)
  } finally {
    database.close()
  }
}
