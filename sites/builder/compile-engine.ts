import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PageContext } from '../context.ts'
import { hashFiles, sha256 } from './hash-files.ts'
import { withLock } from './lock-file.ts'
import type { BuildPaths } from './paths.ts'
import { isRunByBuilds } from './running-code.ts'

export interface Engine {
  /** Hash of all code that pages are made from, as this process has it. */
  hash: string
  renderPage: (path: string, context: PageContext) => Promise<string>
  /** Folder with the scripts of the islands. */
  client: string
  compiled: boolean
}

/** What the engine is compiled from, and what Node makes a build by. */
const SOURCES = [
  'sites/**/*.{astro,ts,tsx,css}',
  'tenants/{contract,load,markdown}/**/*.ts',
  'tenants/*/sections/*.astro',
  'astro.config.mjs',
  'package-lock.json',
]

/** By root: the code that this process began with, and the engine it had last. */
const begun = new Map<string, { code: string; engine?: Engine }>()

/**
 * The compiled engine; compiles it first if its sources have changed. Once other code than this process runs is on the disk (a `git pull` under a server),
 * the engine stays what it was: pages are made by one version, recorded as that one's, and the next process makes them anew.
 */
export async function compileEngine(paths: BuildPaths): Promise<Engine> {
  const files = await hashFiles(paths.root, { patterns: SOURCES, memory: path.join(paths.cache, 'engine-files.json') })
  const hashOf = (isPart: (name: string) => boolean) =>
    sha256(JSON.stringify([...files].filter(([name]) => isPart(name) && !name.endsWith('.test.ts'))))
  const code = hashOf(isRunByBuilds)
  const known = begun.get(paths.root) ?? { code }
  begun.set(paths.root, known)
  if (known.code !== code && known.engine) return { ...known.engine, compiled: false }
  const engine = await takeEngine(paths, {
    hash: hashOf(() => true),
    compiledFrom: hashOf((name) => !/^tenants\/(load|markdown)\//.test(name)),
  })
  known.engine = engine
  return engine
}

async function takeEngine(paths: BuildPaths, { hash, compiledFrom }: { hash: string; compiledFrom: string }): Promise<Engine> {
  const stamp = path.join(paths.engine, 'hash')
  const isOld = async () => (await readFile(stamp, 'utf8').catch(() => '')) !== compiledFrom
  let compiled = false
  if (await isOld()) {
    await mkdir(paths.cache, { recursive: true })
    // Several builds of one checkout, as after a pull under npm start: one compiles, the others take what it has made. Two at once remove each other's files.
    await withLock(path.join(paths.cache, 'engine.lock'), async () => {
      compiled = await isOld()
      if (!compiled) return
      await compile(paths)
      await writeFile(stamp, compiledFrom)
    })
  }
  const entry = pathToFileURL(path.join(paths.engine, 'server/entry.mjs'))
  const renderPage: Engine['renderPage'] = async (route, context) => {
    // Imported here: an unchanged build renders nothing. The query makes a running process load the new engine, not the one it has in memory.
    const loaded = (await import(`${entry.href}?${compiledFrom}`)) as Pick<Engine, 'renderPage'>
    return loaded.renderPage(route, context)
  }
  return { hash, renderPage, client: path.join(paths.engine, 'client'), compiled }
}

async function compile(paths: BuildPaths): Promise<void> {
  // Imported here: an unchanged build must not wait for Vite to load.
  const { build } = await import('astro')
  // Vite takes NODE_ENV as it finds it: an engine that a test compiled would be its build for development.
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    // Its errors are thrown, too: said once, by whoever asked.
    await build({ root: paths.root, outDir: paths.engine, logLevel: 'silent' })
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}
