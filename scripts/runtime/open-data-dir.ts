import { chmod, mkdir, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { Failed } from '../command-line/failed.ts'

/** PostgreSQL keeps these as it wants them, under a user of its own perhaps. */
const NOT_OURS = 'postgres/cluster'

/** Makes DATA_DIR, and closes it and all that lies in it to everybody but its owner: databases, keys, mails, logs. */
export async function openDataDir(dataDir: string): Promise<void> {
  await make(dataDir)
  await close(dataDir, path.join(dataDir, NOT_OURS))
}

/** Folder by folder: told to make all at once, Node tries for ever where nothing can be made, as below /proc. */
async function make(folder: string): Promise<void> {
  if (folder !== path.dirname(folder) && (await stat(folder).catch(() => undefined)) === undefined) await make(path.dirname(folder))
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new Failed(`${folder} cannot be made: the system takes no folder there. Set DATA_DIR to another one.`)
    if (code !== 'EEXIST' || !(await stat(folder)).isDirectory()) throw error
  }
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
