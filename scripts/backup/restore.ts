import path from 'node:path'
import { ROOT } from '../command-line/root.ts'
import { dataDirOf } from '../runtime/data-dir.ts'
import { restoreBackup } from './restore-backup.ts'

/** Into DATA_DIR, which must be new: what `npm run backup` has written. */
export async function restore(file: string, { secrets, key }: { secrets?: string | undefined; key?: string | undefined }): Promise<void> {
  const dataDir = dataDirOf(ROOT)
  const started = performance.now()
  const { madeAt, withPostgres } = await restoreBackup({ file: path.resolve(file), dataDir, secrets, key })
  console.log(`Restored ${dataDir} as it was at ${madeAt}, in ${((performance.now() - started) / 1000).toFixed(1)} s.
${withPostgres ? 'PostgreSQL recovers when it is started.' : 'PostgreSQL was not in it: set DATABASE_URL.'} Start with "npm run serve -- --production".`)
}
