import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { sha256 } from './hash-files.ts'
import { writeWhole } from './write-whole.ts'

export interface Bundle {
  script: string
  /** Files, relative to the repository, that it was made of. */
  inputs: string[]
}

interface KeptBundle {
  /** What decides over it and is in no source. */
  key: string
  /** File, relative to the repository -> sha256: everything that the script was made of. */
  sources: Record<string, string>
  script: string
}

/** The script of `file`, made anew only when `key`, one of its sources or one of `tools` has changed. */
export async function keptBundle(
  root: string,
  { file, key = '', tools, make }: { file: string; key?: string; tools: readonly string[]; make: () => Promise<Bundle> },
): Promise<string> {
  const kept = await readKept(file)
  if (kept?.key === key && (await isCurrent(root, kept.sources))) return kept.script
  const start = Date.now()
  const { script, inputs } = await make()
  const names = [...inputs, ...tools]
  // What was written while it was read may be in the script or not.
  const written = await Promise.all(names.map(async (source) => (await stat(path.join(root, source))).mtimeMs))
  if (Math.max(...written) < start) {
    const made: KeptBundle = { key, sources: await hashSources(root, names), script }
    await writeWhole(file, JSON.stringify(made))
  }
  return script
}

const readKept = async (file: string): Promise<KeptBundle | undefined> => {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as KeptBundle)
}

async function hashSources(root: string, names: readonly string[]): Promise<KeptBundle['sources']> {
  const hash = async (name: string) => [name, sha256(await readFile(path.join(root, name)).catch(() => ''))] as const
  return Object.fromEntries(await Promise.all(names.map(hash)))
}

async function isCurrent(root: string, sources: KeptBundle['sources']): Promise<boolean> {
  const now = await hashSources(root, Object.keys(sources))
  return Object.entries(sources).every(([name, hash]) => now[name] === hash)
}
