import { cp, mkdir, symlink } from 'node:fs/promises'
import path from 'node:path'

/** What lies under the hash of all that decides over its bytes. */
export const SHARED_PARTS = ['photos', 'fonts', 'share'] as const

/** Lets a build with a cache of its own take and leave what any build may share: a photo is encoded once on this machine, whoever shows it. */
export async function shareCache(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  for (const part of SHARED_PARTS) {
    await mkdir(path.join(from, part), { recursive: true })
    await symlink(path.join(from, part), path.join(to, part))
  }
  await cp(path.join(from, 'engine-files.json'), path.join(to, 'engine-files.json')).catch(() => undefined)
}
