import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { differingFiles, type SiteTexts } from '../../tenants/edit/site-texts.ts'
import type { Developed } from './develop-photos.ts'

const MODE = 0o644
/** Hidden, so that neither a build nor a watcher takes it for a file of hers. */
const BESIDE = /^\.publishing-/

/** Writes new photos into her folder. Until her texts name them, nobody looks at them. */
export async function writePhotos(folder: string, photos: Developed): Promise<void> {
  for (const [name, bytes] of photos)
    await replace(path.join(folder, 'photos', name), bytes, path.join(folder, `.publishing-${randomUUID()}`))
}

/** Writes what differs into her folder, each file whole or not at all, and on the disk when it returns. `onFirst`: after the first of several. */
export async function writeTexts(
  folder: string,
  { before, after, onFirst }: { before: SiteTexts; after: SiteTexts; onFirst: () => void },
): Promise<void> {
  for (const left of (await readdir(folder)).filter((name) => BESIDE.test(name))) await rm(path.join(folder, left), { force: true })
  for (const [index, name] of differingFiles(before, after).entries()) {
    if (index === 1) onFirst()
    const text = after.get(name)
    const file = path.join(folder, name)
    if (text === undefined) await rm(file, { force: true })
    else await replace(file, text, path.join(folder, `.publishing-${randomUUID()}`))
  }
}

async function replace(file: string, content: string | Buffer, beside: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const mode = await stat(file).then(
    (found) => found.mode & 0o777,
    () => MODE,
  )
  const handle = await open(beside, 'wx', mode)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(beside, file)
}
