import path from 'node:path'
import { parseArgs } from 'node:util'
import { restoreBackup } from '../backup/restore-backup.ts'
import { dataDirOf } from '../runtime/data-dir.ts'

// DATA_DIR=<new folder> npm run restore -- FILE.tar.gz [--secrets FILE]: what npm run backup has written.

const root = path.resolve(import.meta.dirname, '../..')

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { secrets: { type: 'string' } } })
  const [file] = positionals
  if (file === undefined) throw new Error('Usage: DATA_DIR=<new folder> npm run restore -- FILE.tar.gz [--secrets FILE]')
  const dataDir = dataDirOf(root)
  const started = performance.now()
  const { madeAt, withPostgres } = await restoreBackup({ file: path.resolve(file), dataDir, secrets: values.secrets })
  console.log(`Restored ${dataDir} as it was at ${madeAt}, in ${((performance.now() - started) / 1000).toFixed(1)} s.
${withPostgres ? 'PostgreSQL recovers when it is started.' : 'PostgreSQL was not in it: set DATABASE_URL.'} Start with "npm run serve -- --production".`)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
