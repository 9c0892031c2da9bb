import { createHash } from 'node:crypto'
import { glob, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'

const recordSchema = z.record(z.string(), z.object({ size: z.number(), mtimeMs: z.number(), hash: z.string() }))

/**
 * File (relative to `folder`) -> sha256 of its bytes, sorted by name. Files whose size and time have not changed since the
 * last call with the same `memory` file are not read again.
 */
export async function hashFiles(
  folder: string,
  { patterns, memory }: { patterns: string[]; memory: string },
): Promise<Map<string, string>> {
  const known = await loadMemory(memory)
  const names = (await Array.fromAsync(glob(patterns, { cwd: folder }))).sort()
  const entries = await Promise.all(
    names.map(async (name) => {
      const info = await stat(path.join(folder, name))
      if (!info.isFile()) return []
      const before = known[name]
      const unchanged = before !== undefined && before.size === info.size && before.mtimeMs === info.mtimeMs
      const hash = unchanged ? before.hash : sha256(await readFile(path.join(folder, name)))
      return [{ name, unchanged, size: info.size, mtimeMs: info.mtimeMs, hash }]
    }),
  )
  const files = entries.flat()
  if (files.some(({ unchanged }) => !unchanged) || files.length !== Object.keys(known).length) {
    await mkdir(path.dirname(memory), { recursive: true })
    await writeFile(
      memory,
      JSON.stringify(Object.fromEntries(files.map(({ name, size, mtimeMs, hash }) => [name, { size, mtimeMs, hash }]))),
    )
  }
  return new Map(files.map(({ name, hash }) => [name, hash]))
}

async function loadMemory(file: string): Promise<z.output<typeof recordSchema>> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return {}
  }
}

export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
