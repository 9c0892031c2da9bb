import { chmod, writeFile } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'

const SQLITE_BUSY = 5
const RETRY_MS = 100

/** By SQLite, which is how Node reaches a lock of the system: on the file, of this process, gone with it. Undefined: somebody has it. */
export async function lockFile(file: string): Promise<(() => void) | undefined> {
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    await chmod(file, 0o600)
    database.exec('begin exclusive')
    return () => database.close()
  } catch (error) {
    database.close()
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return undefined
    throw error
  }
}

/** One after the other, of all processes that name this file. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  // A folder that cannot be written is said by its own name, which SQLite leaves out.
  await writeFile(file, '', { flag: 'a' })
  let release = await lockFile(file)
  while (release === undefined) {
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    release = await lockFile(file)
  }
  try {
    return await work()
  } finally {
    release()
  }
}
