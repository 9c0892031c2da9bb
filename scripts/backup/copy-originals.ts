import { copyFile, mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'

/** Called by its hash; one that is being written has another name until it is whole. */
const OBJECT = /^[0-9a-f]{64}$/

/** Copies what is sealed of photos, while they come and go: one that is gone by its turn is missed alone. Returns how many files there are. */
export async function copyOriginals(from: string, to: string): Promise<number> {
  const entries = (await unlessGone(readdir(from, { withFileTypes: true }))) ?? []
  let copied = 0
  for (const entry of entries) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)]
    if (entry.isDirectory()) copied += await copyOriginals(source, target)
    else if (OBJECT.test(entry.name)) {
      await mkdir(to, { recursive: true, mode: 0o700 })
      copied += (await unlessGone(copyFile(source, target).then(() => 1))) ?? 0
    }
  }
  return copied
}

function unlessGone<T>(work: Promise<T>): Promise<T | undefined> {
  return work.catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return undefined
  })
}
