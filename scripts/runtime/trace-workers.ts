import { SourceMap } from 'node:module'
import { bundleMap, type WorkerName } from './bundle-worker.ts'

/** By the names that planWorkers gives them. */
const BUNDLES: Readonly<Record<string, WorkerName>> = { sites: 'site/machine', platform: 'platform', 'local-router': 'local-router' }

/** Why the runtime does not start, with the place in the source where a Worker threw as it was loaded; else as Miniflare says it. `lines`: the runtime's own. */
export async function traceWorkers(lines: readonly string[], error: unknown, root: string): Promise<unknown> {
  const told = lines.join('\n')
  const [, name = '', reason] = /service core:user:([\w-]+): Uncaught (.+)/.exec(told) ?? []
  if (reason === undefined) return lines.length === 0 ? error : new Error(told, { cause: error })
  const [, line = '', column = ''] = /at index\.js:(\d+):(\d+)/.exec(told) ?? []
  const bundle = BUNDLES[name]
  const place = bundle && line !== '' ? await placeIn(root, bundle, { line: Number(line), column: Number(column) }) : undefined
  return Object.assign(new Error(reason, { cause: error }), place && { place })
}

async function placeIn(root: string, name: WorkerName, { line, column }: { line: number; column: number }) {
  const entry = new SourceMap(JSON.parse(await bundleMap(root, name)) as ConstructorParameters<typeof SourceMap>[0]).findEntry(
    line - 1,
    column - 1,
  )
  return 'originalSource' in entry && entry.originalSource ? { file: entry.originalSource, line: entry.originalLine + 1 } : undefined
}
