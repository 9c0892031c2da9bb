import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { buildPaths } from '../../sites/builder/paths.ts'
import { shareCache } from '../../sites/builder/share-cache.ts'
import { formatTable } from '../print/format-table.ts'
import { type Stack, startStack } from '../runtime/start-stack.ts'
import { watchSources } from '../serve/watch-sources.ts'
import { makeTenants } from '../synthetic/make-tenants.ts'
import { requestSite } from '../test-support/request-site.ts'

const TARGET_MS = 300
const TENANT = 'synthetic-0001'
/** Where the word is written that the page must have, and what such an edit has made anew. */
const EDITS = {
  'about her': {
    file: 'about.md',
    page: '/about',
    edit: (text: string, word: string) => `${text.replace(/\n\nMarked word-\d+\.\n$/, '\n')}\n\nMarked ${word}.\n`,
  },
  'her tagline, on 7 images': {
    file: 'content.yaml',
    page: '/',
    edit: (text: string, word: string) => text.replace(/^tagline: .*/m, `tagline: Marked ${word}`),
  },
} as const

/** From the save of a text in a tenant's folder to the page that has it, by the watcher of `npm start`. */
export async function benchEdit(quick: boolean): Promise<string> {
  const rows: Record<string, string>[] = []
  for (const count of quick ? [2] : [2, 100]) rows.push(...(await measureEdits(count, quick ? 3 : 25)))
  return `${cpus().length} cores; milliseconds from the save to the page that has it. Target: ${TARGET_MS} ms at every number of tenants.

${formatTable(rows)}`
}

async function measureEdits(count: number, edits: number): Promise<Record<string, string>[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-edit-'))
  const real = buildPaths(path.resolve(import.meta.dirname, '../..'))
  const paths = { ...real, tenants: path.join(folder, 'tenants'), dist: path.join(folder, 'dist'), cache: path.join(folder, 'cache') }
  await shareCache(real.cache, paths.cache)
  await makeTenants({ folder: paths.tenants, from: path.join(real.tenants, 'sophie'), count, seed: 7 })
  const stack = await startStack({
    paths,
    port: 0,
    dataDir: path.join(folder, 'data'),
    databaseUrl: undefined,
    onProgress: () => undefined,
  })
  try {
    const watcher = await watchSources(folder, stack.refresh, { say: () => undefined })
    const rows: Record<string, string>[] = []
    for (const [name, plan] of Object.entries(EDITS)) {
      const file = path.join(paths.tenants, TENANT, plan.file)
      const times: number[] = []
      // The first one pays for what is loaded once.
      for (let number = 0; number <= edits; number++) {
        const word = `word-${number}`
        times.push(await timeEdit(stack, { ...plan, file, word }))
        // Until the database knows, too: one edit is not to wait for the one before.
        await pause(400)
      }
      rows.push({ tenants: `${count}`, edit: name, ...spread(times.slice(1)) })
    }
    await watcher.close()
    return rows
  } finally {
    await stack.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function timeEdit(
  { port }: Stack,
  { file, page, word, edit }: { file: string; page: string; word: string; edit: (text: string, word: string) => string },
): Promise<number> {
  const text = edit(await readFile(file, 'utf8'), word)
  const start = performance.now()
  await writeFile(file, text)
  for (;;) {
    const response = await requestSite({ port, slug: TENANT, path: page, headers: { dnt: '1', cookie: 'adult=yes' } }).catch(
      () => undefined,
    )
    if ((await response?.text())?.includes(word)) return performance.now() - start
    if (performance.now() - start > 60_000) throw new Error(`${file}: the page never had the edit.`)
    await pause(10)
  }
}

function spread(times: readonly number[]): Record<string, string> {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(0)
  const median = Number(at(0.5))
  return { least: at(0), median: at(0.5), p95: at(0.95), most: at(1), target: median <= TARGET_MS ? 'held' : 'missed' }
}
