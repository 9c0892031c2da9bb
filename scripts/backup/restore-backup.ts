import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { extract } from 'tar'
import * as z from 'zod'
import { ownCluster } from '../../db/embedded/embedded-postgres.ts'

const receiptSchema = z.object({ madeAt: z.iso.datetime(), outboxes: z.int(), keepers: z.int(), withPostgres: z.boolean() })

/** An archive of writeBackup -> an empty DATA_DIR, with the secrets of the machine that made it. Throws with what to do. */
export async function restoreBackup({ file, dataDir, secrets }: { file: string; dataDir: string; secrets: string | undefined }) {
  const found = await readdir(dataDir).catch((): string[] => [])
  const inTheWay = found.filter((name) => name !== 'secrets.json')
  if (inTheWay.length > 0)
    throw new Error(
      `${dataDir} is not empty (${inTheWay.slice(0, 3).join(', ')}). Name a new folder: DATA_DIR=… npm run restore -- ${file}`,
    )
  if (secrets === undefined && !found.includes('secrets.json'))
    throw new Error(
      `Without its secrets nobody can read clients' details. Name the kept secrets.json: --secrets FILE, or put it into ${dataDir}.`,
    )
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await extract({ file, cwd: dataDir }).catch((error: unknown) => {
    throw new Error(`${file} is no archive of npm run backup: ${error instanceof Error ? error.message : String(error)}`)
  })
  if (secrets !== undefined) await copyFile(secrets, path.join(dataDir, 'secrets.json'))
  const receipt = receiptSchema.parse(JSON.parse(await readFile(path.join(dataDir, 'backup.json'), 'utf8')))
  if (receipt.withPostgres) await ownCluster(path.join(dataDir, 'postgres'))
  return receipt
}
