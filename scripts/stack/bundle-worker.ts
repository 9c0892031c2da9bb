import path from 'node:path'
import { build } from 'esbuild'

export type WorkerName = 'site' | 'platform' | 'door'

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
    legalComments: 'none',
    write: false,
    logLevel: 'silent',
  })
  return result.outputFiles[0]?.text ?? ''
}
