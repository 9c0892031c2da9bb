import { readFile } from 'node:fs/promises'
import { runPaced } from './run-paced.ts'
import { dryRunUpload, uploadWorker } from './upload-worker.ts'
import type { Upload } from './write-upload.ts'

export interface DeployOutcome {
  worker: string
  what: 'uploaded' | 'would be uploaded' | 'unchanged' | 'failed' | 'not tried'
  /** Why it failed. */
  detail?: string
}

/** Wranglers at work at once: each takes a second of a core and 150 MB, and waits for the network most of the time. */
const PARALLEL = 4

interface Ways {
  isDryRun: boolean
  isUnchanged: (upload: Upload) => boolean
  onDone: (upload: Upload) => Promise<void>
  /** Told of each Worker as it ends, for a line each. */
  onOutcome?: (outcome: DeployOutcome, progress: { done: number; of: number }) => void
}

/**
 * Uploads the platform first, and what stands before the sites: a site of today asks it for what a platform of yesterday may not have. If it fails no site is tried. Then sites,
 * some at once; one that fails does not stop the others. Each Worker version is whole or not there, so that a visitor sees the old site or the new one. Outcomes in the order of the uploads.
 */
export async function deployUploads(root: string, uploads: readonly Upload[], ways: Ways): Promise<DeployOutcome[]> {
  const outcomes: DeployOutcome[] = []
  const first = ways.isDryRun ? await firstOfShapes(uploads) : undefined
  const paced = runPaced()
  let done = 0
  const deployOne = async (index: number, upload: Upload): Promise<DeployOutcome> => {
    const outcome = await outcomeOf(upload, ways, () => {
      if (first) return first.has(upload) ? dryRunUpload(root, upload) : Promise.resolve({ code: 0, output: '' })
      return paced(() => uploadWorker(root, upload))
    })
    outcomes[index] = outcome
    done += 1
    ways.onOutcome?.(outcome, { done, of: uploads.length })
    return outcome
  }
  const numbered = uploads.map((upload, index) => ({ upload, index }))
  for (const { upload, index } of numbered.filter(({ upload: { slug } }) => slug === undefined)) {
    const { what } = await deployOne(index, upload)
    if (what === 'failed') return uploads.map(({ worker }, at) => outcomes[at] ?? { worker, what: 'not tried' })
  }
  const waiting = numbered.filter(({ upload: { slug } }) => slug !== undefined)
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await deployOne(next.index, next.upload)
  }
  await Promise.all(Array.from({ length: PARALLEL }, work))
  return outcomes
}

async function outcomeOf(
  upload: Upload,
  { isDryRun, isUnchanged, onDone }: Ways,
  run: () => Promise<{ code: number; output: string }>,
): Promise<DeployOutcome> {
  const { worker } = upload
  if (isUnchanged(upload)) return { worker, what: 'unchanged' }
  const { code, output } = await run()
  if (code !== 0) return { worker, what: 'failed', detail: output.slice(-1500) }
  if (isDryRun) return { worker, what: 'would be uploaded' }
  return onDone(upload).then(
    () => ({ worker, what: 'uploaded' }),
    (error: unknown) => ({ worker, what: 'failed', detail: `The Worker is uploaded, but: ${String(error)}` }),
  )
}

/** Sites differ in name, hosts and files, which are checked before this; wrangler itself looks at one Worker of each other kind, a second for each. */
async function firstOfShapes(uploads: readonly Upload[]): Promise<Set<Upload>> {
  const first = new Map<string, Upload>()
  for (const upload of uploads) {
    const shape = await readFile(upload.config, 'utf8').then(shapeOf, () => upload.config)
    if (!first.has(shape)) first.set(shape, upload)
  }
  return new Set(first.values())
}

function shapeOf(config: string): string {
  const { name: _name, routes: _routes, assets, ...rest } = JSON.parse(config) as { name: string; routes: unknown; assets: object }
  return JSON.stringify({ ...rest, assets: { ...assets, directory: '' } })
}
