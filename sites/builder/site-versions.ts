import { randomUUID } from 'node:crypto'
import { access, lstat, mkdir, readdir, readlink, rename, rm, stat, symlink, utimes } from 'node:fs/promises'
import path from 'node:path'
import { siteVersions } from './paths.ts'

// A site's versions beside each other (paths.ts); dist/<slug> is a link to the live one: renaming a link is one step, swapping two folders is two.

/** Whoever has opened a page may still be asking for what belongs to it. */
const KEPT_MS = 60_000

/** Whether that version stands there, whole. */
export const isWritten = (dist: string, slug: string, version: string): Promise<boolean> =>
  access(path.join(siteVersions(dist, slug), version)).then(
    () => true,
    () => false,
  )

/** Has `write` fill a folder, which becomes the version when it is whole. */
export async function writeVersion(dist: string, slug: string, version: string, write: (folder: string) => Promise<void>): Promise<void> {
  const target = path.join(siteVersions(dist, slug), version)
  const [staging, old] = [`.${randomUUID()}`, `.${randomUUID()}`].map((name) => path.join(siteVersions(dist, slug), name)) as [
    string,
    string,
  ]
  await mkdir(staging, { recursive: true })
  try {
    await write(staging)
    // Only by force is a version there already.
    await rename(target, old).catch(ignoreMissing)
    await rename(staging, target)
  } finally {
    await rm(staging, { recursive: true, force: true })
    await rm(old, { recursive: true, force: true })
  }
}

/** Makes it the live version. The one before stays until the next switch. */
export async function switchTo(dist: string, slug: string, version: string): Promise<void> {
  const versions = siteVersions(dist, slug)
  const link = path.join(dist, slug)
  const before = await readlink(link).catch(() => '')
  const target = path.relative(dist, path.join(versions, version))
  // A manifest's time says since when its version is live (last-build.ts).
  const now = new Date()
  await utimes(path.join(versions, version, 'manifest.json'), now, now)
  if (before !== target) await replaceLink(link, target)
  await removeOthers(versions, [version, path.basename(before)], now)
}

async function replaceLink(link: string, target: string): Promise<void> {
  const staging = path.join(path.dirname(link), `.${randomUUID()}`)
  await symlink(target, staging)
  const found = await lstat(link).catch(() => undefined)
  // From a version of the builder that made no links.
  if (found?.isDirectory()) await rm(link, { recursive: true, force: true })
  await rename(staging, link)
}

async function removeOthers(versions: string, kept: readonly string[], now: Date): Promise<void> {
  for (const name of await readdir(versions)) {
    const made = kept.includes(name) ? undefined : await stat(path.join(versions, name)).catch(() => undefined)
    if (made && made.mtimeMs < now.getTime() - KEPT_MS) await rm(path.join(versions, name), { recursive: true, force: true })
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}
