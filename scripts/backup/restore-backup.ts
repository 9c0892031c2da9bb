import { createReadStream } from 'node:fs'
import { copyFile, mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { extract } from 'tar'
import * as z from 'zod'
import { ownCluster } from '../../db/embedded/embedded-postgres.ts'
import { isSealed, openArchive, SEALED_START_BYTES, SealProblem } from './seal-archive.ts'

const SECRETS = 'secrets.json'

const receiptSchema = z.object({ madeAt: z.iso.datetime(), outboxes: z.int(), keepers: z.int(), withPostgres: z.boolean() })

interface RestoreOptions {
  file: string
  dataDir: string
  /** secrets.json of the machine that made it; undefined: it lies in dataDir. */
  secrets: string | undefined
  /** The file with the key to a sealed one. */
  key: string | undefined
}

/** An archive of writeBackup -> an empty DATA_DIR, with the secrets of the machine that made it. Throws with what to do, and has written nothing then. */
export async function restoreBackup({ file, dataDir, secrets, key }: RestoreOptions) {
  const found = await readdir(dataDir).catch((): string[] => [])
  const inTheWay = found.filter((name) => name !== SECRETS)
  if (inTheWay.length > 0)
    throw new Error(
      `${dataDir} is not empty (${inTheWay.slice(0, 3).join(', ')}). Name a new folder: DATA_DIR=… npm run restore -- ${quoted(file)}`,
    )
  if (secrets === undefined && !found.includes(SECRETS))
    throw new Error(
      `Without its secrets nobody can read clients' details. Name the kept secrets.json: --secrets FILE, or put it into ${dataDir}.`,
    )
  const opened = await openFile(file, key)
  const made = await mkdir(dataDir, { recursive: true, mode: 0o700 })
  try {
    await pipeline(opened, extract({ cwd: dataDir }))
  } catch (error) {
    // What cannot be opened to its end is not to be taken for what it was.
    for (const name of await readdir(dataDir)) if (name !== SECRETS) await rm(path.join(dataDir, name), { recursive: true })
    if (made !== undefined) await rm(made, { recursive: true })
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(error instanceof SealProblem ? `${file}: ${reason}` : `${file} is no archive of npm run backup: ${reason}`)
  }
  if (secrets !== undefined) await copyFile(secrets, path.join(dataDir, SECRETS))
  const receipt = receiptSchema.parse(JSON.parse(await readFile(path.join(dataDir, 'backup.json'), 'utf8')))
  if (receipt.withPostgres) await ownCluster(path.join(dataDir, 'postgres'))
  return receipt
}

/** As a shell takes it. */
const quoted = (file: string): string => (/^[\w./~-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`)

async function openFile(file: string, key: string | undefined): Promise<AsyncIterable<Buffer> | Readable> {
  await using handle = await open(file)
  const { buffer } = await handle.read(Buffer.alloc(SEALED_START_BYTES), 0, SEALED_START_BYTES, 0)
  if (!isSealed(buffer)) return createReadStream(file)
  if (key === undefined) throw new Error(`${file} is sealed. Name the file with its key, which is kept elsewhere: --key FILE.`)
  return openArchive(createReadStream(file), await readFile(key, 'utf8'))
}
