import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { isAlive } from '../../db/embedded/is-alive.ts'

export class DataDirInUse extends Error {
  override readonly name = 'DataDirInUse'
}

/** One running platform per data folder: two would write the same databases. Returns the unlock. */
export async function lockDataDir(dataDir: string): Promise<() => Promise<void>> {
  const file = path.join(dataDir, 'serve.pid')
  const holder = Number(await readFile(file, 'utf8').catch(() => '0'))
  if (holder > 0 && holder !== process.pid && (await isAlive(holder))) {
    throw new DataDirInUse(
      `The platform is already running on ${dataDir} (process ${holder}). Stop it with Ctrl-C where it runs, or use another folder: DATA_DIR=.data-2 PORT=8790 npm start`,
    )
  }
  await writeFile(file, String(process.pid), { mode: 0o600 })
  return () => rm(file, { force: true })
}
