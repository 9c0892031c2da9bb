import { randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Writes a file whole or not at all, however many write it at once. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const staging = `${file}.${randomUUID()}`
  await writeFile(staging, content)
  await rename(staging, file)
}
