import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { isAlive, startOf } from '../../db/embedded/is-alive.ts'
import { writeWhole } from '../runtime/write-whole.ts'

export interface Staging {
  folder: string
  /** The archive in the making. */
  archive: string
  /** Both are gone afterwards. */
  close: () => Promise<void>
  /** What killed back-ups have left and cannot be removed. */
  stuck: string[]
}

/** A back-up under way, as DATA_DIR knows it. A number of a process is used again, its start is not. */
interface Note {
  pid: number
  startedAt: string
  folder: string
}

/**
 * A folder for a back-up's parts, beside the archive, so that the disk that must hold it holds its parts. It is noted in DATA_DIR before it is made: whatever kills
 * the back-up, the next one, to whichever file, removes what it left, which is all data in the clear.
 */
export async function openStaging({ dataDir, out }: { dataDir: string; out: string }): Promise<Staging> {
  const notes = path.join(dataDir, 'backup.part')
  const stuck = [...(await removeNoted(notes)), ...(await removeBeside(out, await foldersOf(notes)))]
  const folder = `${out}.part-${process.pid}-${randomBytes(3).toString('hex')}`
  const note = path.join(notes, `${path.basename(folder)}.json`)
  await writeWhole(note, JSON.stringify({ pid: process.pid, startedAt: await startOf(process.pid), folder } satisfies Note))
  const close = async () => {
    await removeParts(folder)
    await rm(note, { force: true })
  }
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    await close()
    throw error
  }
  return { folder, archive: `${folder}${ARCHIVE}`, close, stuck }
}

const ARCHIVE = '.tar.gz'

async function removeNoted(notes: string): Promise<string[]> {
  const stuck: string[] = []
  for (const { file, note } of await readNotes(notes)) {
    if (note !== undefined && (await isRunning(note))) continue
    const isGone = note === undefined || (await isRemoved(note.folder))
    if (isGone) await rm(file, { force: true })
    else stuck.push(note.folder)
  }
  return stuck
}

/** Those that no note tells of: of a DATA_DIR that is gone, or of a version before the notes. */
async function removeBeside(out: string, noted: readonly string[]): Promise<string[]> {
  const stuck: string[] = []
  for (const name of await readdir(path.dirname(out)).catch((): string[] => [])) {
    const [, part, pid] = /^(.*\.part-(\d+)-\w{6})(?:\.tar\.gz)?$/.exec(name) ?? []
    if (part === undefined) continue
    const folder = path.join(path.dirname(out), part)
    const isOfOther = Number(pid) !== process.pid && (await isAlive(Number(pid)))
    if (!noted.includes(folder) && !isOfOther && !(await isRemoved(folder))) stuck.push(folder)
  }
  return stuck
}

const foldersOf = async (notes: string): Promise<string[]> => (await readNotes(notes)).flatMap(({ note }) => note?.folder ?? [])

async function readNotes(notes: string): Promise<{ file: string; note: Note | undefined }[]> {
  const names = (await readdir(notes).catch((): string[] => [])).filter((name) => name.endsWith('.json'))
  return Promise.all(
    names.map(async (name) => {
      const file = path.join(notes, name)
      const text = await readFile(file, 'utf8').catch(() => undefined)
      return { file, note: text === undefined ? undefined : (JSON.parse(text) as Note) }
    }),
  )
}

const isRunning = async ({ pid, startedAt }: Note): Promise<boolean> => (await isAlive(pid)) && (await startOf(pid)) === startedAt

const isRemoved = (folder: string): Promise<boolean> =>
  removeParts(folder).then(
    () => true,
    () => false,
  )

async function removeParts(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await rm(`${folder}${ARCHIVE}`, { force: true })
}
