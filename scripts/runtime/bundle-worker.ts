import { readFile, stat } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import path from 'node:path'
import type { Plugin } from 'esbuild'
import { sha256 } from '../../sites/builder/hash-files.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { writeWhole } from '../../sites/builder/write-whole.ts'

/** Folder of its entry below edge/. */
export type WorkerName = 'site' | 'site/machine' | 'platform' | 'local-router'

interface KeptBundle {
  /** File, relative to the repository -> sha256: everything that the script was made of. */
  sources: Record<string, string>
  script: string
}
/** What else decides over the bundle. */
const TOOLS = ['package-lock.json', 'scripts/runtime/bundle-worker.ts']

/**
 * edge/<name>/index.ts -> one ES module. The same bytes run on a laptop, in tests and in production; the manifest stays beside it. Bundled anew
 * only when one of its sources has changed.
 */
export async function bundleWorker(root: string, name: WorkerName): Promise<string> {
  const file = path.join(buildPaths(root).cache, `worker-${name.replace('/', '-')}.json`)
  const kept = await readKept(file)
  if (kept && (await isCurrent(root, kept.sources))) return kept.script
  const start = Date.now()
  const { script, inputs } = await bundle(root, name)
  const names = [...inputs, ...TOOLS]
  // What was written while it was read may be in the script or not.
  const written = await Promise.all(names.map(async (source) => (await stat(path.join(root, source))).mtimeMs))
  if (Math.max(...written) < start) await writeWhole(file, JSON.stringify({ sources: await hashSources(root, names), script }))
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

async function bundle(root: string, name: WorkerName): Promise<{ script: string; inputs: string[] }> {
  // Imported here: a start that changes nothing must not wait for it.
  const { build } = await import('esbuild')
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [path.join(root, 'edge', name, 'index.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2024',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['workerd', 'worker', 'import'],
    external: ['cloudflare:*', 'node:*', './manifest.json'],
    plugins: [nodeBuiltins],
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
  const inputs = Object.keys(metafile.inputs).filter((input) => !input.startsWith('node-builtin:'))
  return { script: outputFiles[0]?.text ?? '', inputs }
}

/** nodemailer requires `net` where an ES module must import `node:net`; wrangler's own bundler does the same. */
const nodeBuiltins: Plugin = {
  name: 'node-builtins',
  setup(build) {
    const names = new Set(builtinModules)
    build.onResolve({ filter: /^[a-z_/]+$/ }, ({ path: name }) => (names.has(name) ? { path: name, namespace: 'node-builtin' } : undefined))
    build.onLoad({ filter: /.*/, namespace: 'node-builtin' }, ({ path: name }) => ({
      contents: `import builtin from 'node:${name}'; module.exports = builtin`,
      loader: 'js',
    }))
  },
}
