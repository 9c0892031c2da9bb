import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Failed } from '../command-line/failed.ts'
import { makeBackupKey } from './seal-archive.ts'

/** A key for back-ups, into a file that is not there yet. Prints what the machine needs to seal to it. */
export async function writeNewKey(file: string): Promise<void> {
  const { recipient, key } = await makeBackupKey()
  const whole = path.resolve(file)
  await writeFile(whole, key, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw new Failed(`${whole} cannot be written (${error.code}). A key is never written over another one.`)
  })
  console.log(`Wrote ${whole}, readable by you alone. Keep it off this machine, twice: without it no sealed back-up opens. Here stays only

BACKUP_RECIPIENT=${recipient}`)
}
