import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { deadFiles } from './dead-files.ts'
import { developmentOnly } from './development-only.ts'
import { importBreaches } from './import-breaches.ts'
import { jsxUnderNode } from './jsx-under-node.ts'
import { layerBreaches } from './layer-breaches.ts'
import { longFunctions } from './long-functions.ts'
import { textBreaches } from './text-breaches.ts'

export interface Breach {
  file: string
  line?: number
  rule: string
}

/** One file of the repository; `file` is its path from the root, with forward slashes. */
export interface Source {
  file: string
  text: string
}

const run = promisify(execFile)

/** Every breach of the rules among the files that git tracks or would track. */
export async function findUntidy(root: string): Promise<Breach[]> {
  const { stdout } = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
  const files = [...new Set(stdout.split('\n').filter((file) => /\.(ts|tsx|mjs|astro|css|sql|json|jsonc|yaml|md)$/.test(file)))].sort()
  const read = await Promise.all(
    files.map(async (file) => ({ file, text: await readFile(path.join(root, file), 'utf8').catch(() => undefined) })),
  )
  return findBreaches(read.flatMap(({ file, text }) => (text === undefined ? [] : [{ file, text }])))
}

/** Pure: the rules over a set of files. */
export function findBreaches(sources: readonly Source[]): Breach[] {
  const code = sources.filter(({ file }) => /\.(ts|tsx|mjs|astro)$/.test(file) && !file.endsWith('.d.ts'))
  return [
    ...sources.flatMap(textBreaches),
    ...code.flatMap(importBreaches),
    ...code.flatMap(layerBreaches),
    ...code.flatMap(longFunctions),
    ...jsxUnderNode(code),
    ...developmentOnly(code, sources.find(({ file }) => file === 'package.json')?.text ?? '{}'),
    ...deadFiles(code),
  ]
}
