import { builtinModules } from 'node:module'
import path from 'node:path'
import type { Plugin } from 'esbuild'
import { type Bundle, keptBundle } from '../../sites/builder/kept-bundle.ts'
import { buildPaths } from '../../sites/builder/paths.ts'

/** Folder of its entry below edge/. */
export type WorkerName = 'site' | 'site/machine' | 'platform' | 'local-router' | 'dispatch'

/** What else decides over the bundle. */
const TOOLS = ['package-lock.json', 'scripts/runtime/bundle-worker.ts']

/**
 * edge/<name>/index.ts -> one ES module. The same bytes run on a laptop, in tests and in production; the manifest stays beside it. Bundled anew
 * only when one of its sources has changed.
 */
export async function bundleWorker(root: string, name: WorkerName): Promise<string> {
  const file = path.join(buildPaths(root).cache, `worker-${name.replace('/', '-')}.json`)
  return keptBundle(root, { file, tools: TOOLS, make: () => bundle(root, name) })
}

async function bundle(root: string, name: WorkerName): Promise<Bundle> {
  const { outputFiles, metafile } = await runEsbuild(root, name)
  const inputs = Object.keys(metafile.inputs).filter((input) => !input.startsWith('node-builtin:'))
  return { script: outputFiles[0]?.text ?? '', inputs }
}

/** The source map of that bundle, its sources relative to the repository: to find a place of it in the code. */
export async function bundleMap(root: string, name: WorkerName): Promise<string> {
  const { outputFiles } = await runEsbuild(root, name, 'external')
  return outputFiles.find(({ path: file }) => file.endsWith('.map'))?.text ?? ''
}

async function runEsbuild(root: string, name: WorkerName, sourcemap: 'external' | false = false) {
  // Imported here: a start that changes nothing must not wait for it.
  const { build } = await import('esbuild')
  return build({
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
    sourcemap,
    outfile: path.join(root, 'index.js'),
    logLevel: 'silent',
  })
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
