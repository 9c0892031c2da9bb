import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { isAlive, startOf } from '../../db/embedded/is-alive.ts'
import { lockFile } from '../../sites/builder/lock-file.ts'

export class DataDirInUse extends Error {
  override readonly name = 'DataDirInUse'
}

/**
 * One running platform per data folder: two would write the same databases. The lock is the system's own, so that of two that start at one moment, or in two
 * containers with numbers of their own, one gets it, and it ends with its process. Beside it stands who has it, for the message and for the version before.
 * Returns the unlock.
 */
export async function lockDataDir(dataDir: string): Promise<() => Promise<void>> {
  const files = { pid: path.join(dataDir, 'serve.pid'), start: path.join(dataDir, 'serve.start') }
  const holder = Number(await readFile(files.pid, 'utf8').catch(() => '0'))
  // Not there: locked by the version before, which goes by the number alone.
  const start = await readFile(files.start, 'utf8').catch(() => undefined)
  const release = await lockFile(path.join(dataDir, 'serve.lock'))
  if (release === undefined || (holder > 0 && holder !== process.pid && (await isRunning(holder, start)))) {
    release?.()
    throw new DataDirInUse(
      `The platform is already running on ${dataDir}${holder > 0 ? ` (process ${holder})` : ''}. Stop it with Ctrl-C where it runs, or use another folder: DATA_DIR=.data-2 PORT=8790 npm start`,
    )
  }
  try {
    await writeFile(files.start, await startOf(process.pid), { mode: 0o600 })
    await writeFile(files.pid, String(process.pid), { mode: 0o600 })
  } catch (error) {
    release()
    throw error
  }
  return async () => {
    for (const file of [files.pid, files.start]) await rm(file, { force: true })
    release()
  }
}

/** After a crash or a restart of the machine another process may have the number, perhaps for ever. */
const isRunning = async (pid: number, start: string | undefined): Promise<boolean> =>
  (await isAlive(pid)) && (start === undefined || (await startOf(pid)) === start)
