import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** What only the runtime has: its base classes, and the manifest beside the script. */
const runtime: Plugin = {
  name: 'runtime',
  setup(plan) {
    plan.onResolve({ filter: /^cloudflare:|manifest\.json$/ }, ({ path: asked }) => ({ path: asked, namespace: 'runtime' }))
    plan.onLoad({ filter: /.*/, namespace: 'runtime' }, ({ path: asked }) => ({
      contents: asked.startsWith('cloudflare:')
        ? 'class Base { constructor(ctx, env) { this.ctx = ctx; this.env = env } }; export { Base as DurableObject, Base as WorkerEntrypoint }; export const connect = undefined; export const waitUntil = () => undefined'
        : 'export default "{}"',
    }))
  },
}

/** A module of edge/ in this process, although it is written for workerd. `reveal`: a name that it keeps to itself. */
export async function loadEdge<T>(file: string, { reveal }: { reveal?: string } = {}): Promise<T> {
  const entry = path.join(ROOT, 'edge', file)
  const { outputFiles } = await build({
    stdin: {
      contents: `${await readFile(entry, 'utf8')}${reveal === undefined ? '' : `\nexport { ${reveal} }`}`,
      resolveDir: path.dirname(entry),
      loader: 'ts',
    },
    ...{ bundle: true, format: 'esm', platform: 'node', conditions: ['workerd', 'worker', 'import'] },
    ...{ write: false, logLevel: 'silent', plugins: [runtime] },
  })
  const folder = await mkdtemp(path.join(tmpdir(), 'edge-'))
  try {
    const module = path.join(folder, 'module.mjs')
    await writeFile(module, outputFiles?.[0]?.text ?? '')
    return (await import(pathToFileURL(module).href)) as T
  } finally {
    await rm(folder, { recursive: true })
  }
}
