import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'

interface Objects {
  /** Source of the module, which exports the classes and a `fetch`. */
  script: string
  /** Where its imports are looked up. */
  dir: string
  /** Name in its environment -> class. */
  classes: Record<string, string>
  bindings?: Record<string, string>
}

/** Workerd with Durable Objects of a test's own, each with its SQLite. */
export async function runObjects({ script, dir, classes, bindings = {} }: Objects): Promise<Miniflare> {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: dir, loader: 'ts' },
    ...{ bundle: true, format: 'esm', platform: 'neutral', mainFields: ['module', 'main'], conditions: ['workerd', 'import'] },
    ...{ external: ['cloudflare:*'], write: false, logLevel: 'silent' },
  })
  const worker = {
    name: 'objects',
    modules: [{ type: 'ESModule' as const, path: '/index.js', contents: outputFiles?.[0]?.text ?? '' }],
    modulesRoot: '/',
    compatibilityDate: '2026-11-01',
    compatibilityFlags: ['nodejs_compat'],
    bindings,
    durableObjects: Object.fromEntries(Object.entries(classes).map(([name, className]) => [name, { className, useSQLite: true }])),
  }
  return new Miniflare(convertV4MiniflareOptions({ workers: [worker] }))
}
