import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { unstable_getMiniflareWorkerOptions } from 'wrangler'
import { sha256 } from '../../sites/builder/hash-files.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { writeWhole } from '../../sites/builder/write-whole.ts'

export type WorkerOptions = Omit<ReturnType<typeof unstable_getMiniflareWorkerOptions>['workerOptions'], 'modulesRules' | 'assets'> & {
  compatibilityDate: string
  assets?: { run_worker_first?: string[] }
}

// Reading a wrangler.jsonc warns of secrets that .dev.vars has not; here they are given to the runtime as bindings.
process.env.WRANGLER_LOG ??= 'error'

/**
 * A Worker's wrangler.jsonc as Miniflare takes it. What wrangler makes of it is kept in .cache until that file or the lock file changes: to
 * load wrangler (15 MB of script) costs every start two seconds.
 */
export async function readWorkerOptions(root: string, name: 'site' | 'platform'): Promise<WorkerOptions> {
  const config = path.join(root, 'edge', name, 'wrangler.jsonc')
  const sources = await Promise.all([config, path.join(root, 'package-lock.json')].map((file) => readFile(file, 'utf8')))
  const kept = path.join(buildPaths(root).cache, `worker-options-${sha256(JSON.stringify([config, ...sources])).slice(0, 16)}.json`)
  const text = await readFile(kept, 'utf8').catch(() => undefined)
  if (text !== undefined) return JSON.parse(text) as WorkerOptions
  const { unstable_getMiniflareWorkerOptions: readConfig } = await import('wrangler')
  const { modulesRules: _rules, ...options } = readConfig(config).workerOptions
  const made = JSON.stringify(options)
  await writeWhole(kept, made)
  return JSON.parse(made) as WorkerOptions
}
