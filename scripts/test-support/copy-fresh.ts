import { cpSync, existsSync } from 'node:fs'
import { mkdtemp, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Code, tenants, configuration of the tools. */
export const SOURCES = [
  'tenants',
  'sites',
  'edge',
  'db',
  'scripts',
  'docs',
  'README.md',
  'astro.config.mjs',
  'biome.json',
  '.oxlintrc.json',
  'vitest.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  '.gitignore',
]

/** As after `npm ci`: another checkout's code, in which nothing has been built. */
export async function copyFresh(from: string): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'fresh-'))
  // A version of another day may lack one of them.
  for (const part of SOURCES.filter((each) => existsSync(path.join(from, each))))
    cpSync(path.join(from, part), path.join(root, part), { recursive: true })
  await symlink(path.join(from, 'node_modules'), path.join(root, 'node_modules'))
  return root
}
