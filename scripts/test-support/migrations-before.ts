import { cp, mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

const MIGRATIONS = path.resolve(import.meta.dirname, '../../db/migrations')

/** A folder with the migrations that came before one, to see what that one does to rows of then. */
export async function migrationsBefore(number: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'migrations-'))
  for (const name of await readdir(MIGRATIONS))
    if (name < number || name === 'hashes.json') await cp(path.join(MIGRATIONS, name), path.join(folder, name))
  return folder
}
