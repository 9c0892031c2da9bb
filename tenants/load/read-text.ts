import { readFile } from 'node:fs/promises'
import { decodeText } from './decode-text.ts'
import type { Problem } from './problem.ts'

/** A tenant's text file without a byte order mark; undefined where there is none. `file`: as messages name it. */
export async function readText(location: string, file: string): Promise<{ value: string } | { problems: Problem[] } | undefined> {
  const bytes = await readFile(location).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (bytes === undefined) return undefined
  const decoded = decodeText(bytes)
  return 'text' in decoded ? { value: decoded.text } : { problems: [{ file, ...decoded.problem }] }
}
