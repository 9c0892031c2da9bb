import { chmod, mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'

/** PostgreSQL keeps these as it wants them, under a user of its own perhaps. */
const NOT_OURS = 'postgres/cluster'

/** Makes DATA_DIR, and closes it and all that lies in it to everybody but its owner: databases, keys, mails, logs. */
export async function openDataDir(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await close(dataDir, path.join(dataDir, NOT_OURS))
}

async function close(folder: string, except: string): Promise<void> {
  if (folder === except) return
  await chmod(folder, 0o700)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) await close(file, except)
    else if (entry.isFile()) await chmod(file, 0o600)
  }
}
