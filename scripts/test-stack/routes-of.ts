import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Every route of a Worker's Hono app, as the app itself lists them, e.g. ["POST", "/_/bookings"]. */
export async function routesOf(name: 'site' | 'platform'): Promise<{ method: string; path: string }[]> {
  const { outputFiles } = await build({
    stdin: { contents: `export * from './edge/${name}/index.ts'; export { app } from './edge/${name}/index.ts'`, resolveDir: ROOT },
    bundle: true,
    format: 'esm',
    platform: 'node',
    conditions: ['workerd', 'worker', 'import'],
    write: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'runtime',
        setup(plan) {
          plan.onResolve({ filter: /^cloudflare:|manifest\.json$/ }, ({ path: asked }) => ({ path: asked, namespace: 'runtime' }))
          plan.onLoad({ filter: /.*/, namespace: 'runtime' }, ({ path: asked }) => ({
            contents: asked.startsWith('cloudflare:')
              ? 'export class DurableObject {}; export class WorkerEntrypoint {}; export const connect = undefined'
              : 'export default "{}"',
          }))
        },
      },
      {
        name: 'app',
        setup(plan) {
          plan.onLoad({ filter: /edge\/(site|platform)\/index\.ts$/ }, async ({ path: file }) => {
            const { readFile } = await import('node:fs/promises')
            return { contents: `${await readFile(file, 'utf8')}\nexport { app }`, loader: 'ts' }
          })
        },
      },
    ],
  })
  const folder = await mkdtemp(path.join(tmpdir(), 'routes-'))
  try {
    const file = path.join(folder, 'app.mjs')
    await writeFile(file, outputFiles[0]?.text ?? '')
    const { app } = (await import(pathToFileURL(file).href)) as { app: { routes: { method: string; path: string }[] } }
    return app.routes
  } finally {
    await rm(folder, { recursive: true })
  }
}
