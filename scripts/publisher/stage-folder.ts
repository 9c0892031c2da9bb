import { copyFile, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { linkOrCopy } from '../../sites/builder/link-or-copy.ts'
import { differingFiles, type SiteTexts } from '../../tenants/edit/site-texts.ts'
import type { Developed } from './develop-photos.ts'

/** A tenant's folder as it will be, under the same name below `staging`: what does not change is linked. What an earlier run left there is gone. */
export async function stageFolder(
  folder: string,
  { staging, before, after, photos }: { staging: string; before: SiteTexts; after: SiteTexts; photos: Developed },
): Promise<string> {
  const staged = path.join(staging, path.basename(folder))
  await rm(staged, { recursive: true, force: true })
  const changed = differingFiles(before, after)
  await linkFolder(folder, staged, (name) => !changed.includes(name) && !photos.has(path.posix.relative('photos', name)))
  for (const name of changed) {
    const text = after.get(name)
    if (text === undefined) continue
    await mkdir(path.dirname(path.join(staged, name)), { recursive: true })
    await writeFile(path.join(staged, name), text)
  }
  await mkdir(path.join(staged, 'photos'), { recursive: true })
  for (const [name, bytes] of photos) await writeFile(path.join(staged, 'photos', name), bytes)
  return staged
}

async function linkFolder(from: string, to: string, isTaken: (name: string) => boolean, below = ''): Promise<void> {
  await mkdir(path.join(to, below), { recursive: true })
  for (const entry of await readdir(path.join(from, below), { withFileTypes: true })) {
    const name = path.posix.join(below, entry.name)
    const [source, target] = [path.join(from, name), path.join(to, name)]
    // A link is followed, as a build follows it.
    const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && (await stat(source)).isDirectory())
    if (isFolder) await linkFolder(from, to, isTaken, name)
    else if (isTaken(name)) await (entry.isSymbolicLink() ? copyFile(source, target) : linkOrCopy(source, target))
  }
}
