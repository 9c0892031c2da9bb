import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PageContext } from '../context.ts'
import { hashFiles, sha256 } from './hash-files.ts'
import type { BuildPaths } from './paths.ts'

export interface Engine {
  /** Hash of all code that pages are made from. */
  hash: string
  renderPage: (path: string, context: PageContext) => Promise<string>
  /** Folder with the scripts of the islands. */
  client: string
  compiled: boolean
}

/** What the engine is compiled from. Tests and the build code itself are not in it. */
const SOURCES = [
  'sites/**/*.{astro,ts,tsx,css}',
  'tenants/contract/**/*.ts',
  'tenants/*/sections/*.astro',
  'astro.config.mjs',
  'package-lock.json',
]

/** The compiled engine; compiles it first if its sources have changed. */
export async function compileEngine(paths: BuildPaths): Promise<Engine> {
  const files = await hashFiles(paths.root, { patterns: SOURCES, memory: path.join(paths.cache, 'engine-files.json') })
  const hash = sha256(JSON.stringify([...files].filter(([name]) => !name.endsWith('.test.ts'))))
  const stamp = path.join(paths.engine, 'hash')
  const compiled = (await readFile(stamp, 'utf8').catch(() => '')) !== hash
  if (compiled) {
    // Imported here: an unchanged build must not wait for Vite to load.
    const { build } = await import('astro')
    // Vite takes NODE_ENV as it finds it: an engine that a test compiled would be its build for development.
    const before = process.env.NODE_ENV
    process.env.NODE_ENV = 'production'
    try {
      await build({ root: paths.root, outDir: paths.engine, logLevel: 'error' })
    } finally {
      if (before === undefined) delete process.env.NODE_ENV
      else process.env.NODE_ENV = before
    }
    await writeFile(stamp, hash)
  }
  const entry = pathToFileURL(path.join(paths.engine, 'server/entry.mjs'))
  const renderPage: Engine['renderPage'] = async (route, context) => {
    // Imported here: an unchanged build renders nothing. The query makes a running process load the new engine, not the one it has in memory.
    const loaded = (await import(`${entry.href}?${hash}`)) as Pick<Engine, 'renderPage'>
    return loaded.renderPage(route, context)
  }
  return { hash, renderPage, client: path.join(paths.engine, 'client'), compiled }
}
