import { builtinModules } from 'node:module'
import path from 'node:path'
import { build, type Plugin } from 'esbuild'

export type WorkerName = 'site' | 'platform' | 'local-router'

/** edge/<name>/index.ts -> one ES module. The same bytes run on a laptop, in tests and in production; the manifest stays beside it. */
export async function bundleWorker(root: string, name: WorkerName): Promise<string> {
  const result = await build({
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
    write: false,
    logLevel: 'silent',
  })
  return result.outputFiles[0]?.text ?? ''
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
