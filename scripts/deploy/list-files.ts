import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'

export interface ListedFile {
  /** Path from the folder, with forward slashes. */
  name: string
  file: string
  bytes: number
}

/** Every file below a folder, sorted by name. */
export async function listFiles(folder: string): Promise<ListedFile[]> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const files = await Promise.all(
    entries.map(async (entry) => {
      const file = path.join(entry.parentPath, entry.name)
      return { name: path.relative(folder, file).split(path.sep).join('/'), file, bytes: (await stat(file)).size }
    }),
  )
  return files.sort((a, b) => (a.name < b.name ? -1 : 1))
}
