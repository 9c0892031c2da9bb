import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { sha256 } from '../../sites/builder/hash-files.ts'

/** SHA-256 over names and contents of all files below a folder. */
export async function digestFolder(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
  // One after the other: a hundred sites have more files than a process may have open.
  const hashes: [string, string][] = []
  for (const file of files) hashes.push([path.relative(folder, file), sha256(await readFile(file))])
  return sha256(JSON.stringify(hashes))
}
