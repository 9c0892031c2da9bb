import { cpus } from 'node:os'
import path from 'node:path'
import type { Sql } from 'postgres'
import { askToPublish, draftSiteChange, selectSiteSource } from '../../db/queries/site-changes.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import { siteValueOf } from '../../tenants/contract/site-fields.ts'
import { formatTable } from '../print/format-table.ts'
import { showProgress } from '../print/show-progress.ts'
import { makeTenants } from '../synthetic/make-tenants.ts'
import { eventually } from '../test-support/eventually.ts'
import { requestSite } from '../test-support/request-site.ts'
import { startPublishing } from '../test-support/start-publishing.ts'
import { publishPhoto } from './publish-photo.ts'
import { type Reached, whereItGoes } from './where-it-goes.ts'

const TARGET_SECONDS = 5
const PHOTO_TARGET_SECONDS = 20
const FIELD = { file: 'content.yaml', path: 'tagline' } as const

/** From her tap on "Publish" to the new text at the public address of her site, beside a hundred others: the whole line as `npm run serve` runs it. */
export async function benchPublish(quick: boolean): Promise<string> {
  const [tenants, trials, photos] = quick ? [5, 5, 2] : [100, 50, 20]
  const root = path.resolve(import.meta.dirname, '../..')
  const reached: Reached[] = []
  const { place, dataDir, stack, sql, stop } = await startPublishing(
    async (folder) => {
      await makeTenants({ folder, from: path.join(root, 'tenants/sophie'), count: tenants, seed: 7 })
    },
    { say: (sentence) => console.error(sentence), reached: (step) => reached.push({ step, at: performance.now() }) },
  )
  try {
    const tell = showProgress('publication')
    tell(0, trials + photos)
    const lines: { start: number; seen: number }[] = []
    // The first one makes the queue; it is no trial.
    for (let trial = 0; trial <= trials; trial++) {
      const slug = `synthetic-${String((trial % tenants) + 1).padStart(4, '0')}`
      const taken = await publishOne(sql, { slug, words: `Evening of trial ${trial}`, port: stack.port })
      if (trial > 0) lines.push(taken)
      tell(trial, trials + photos)
    }
    const ofPhotos: number[] = []
    for (let trial = 1; trial <= photos; trial++) {
      const slug = `synthetic-${String((trial % tenants) + 1).padStart(4, '0')}`
      ofPhotos.push(await publishPhoto(sql, { slug, trial, port: stack.port, dataDir }))
      tell(trials + trial, trials + photos)
    }
    const seconds = lines.map(({ start, seen }) => (seen - start) / 1000)
    const rows = [tellTimes('a line', seconds, TARGET_SECONDS), tellTimes('a new photo of 12 megapixels', ofPhotos, PHOTO_TARGET_SECONDS)]
    const commits = await place.git('rev-list', '--count', 'HEAD')
    return `${cpus().length} cores, ${tenants} tenants, ${commits} commits. From "Publish" to the change at the public address; targets of p95: ${TARGET_SECONDS} s and ${PHOTO_TARGET_SECONDS} s.\n\n${formatTable(rows)}\n\nA line, medians: ${whereItGoes(lines, reached)}.`
  } finally {
    await stop()
  }
}

async function publishOne(
  sql: Sql,
  { slug, words, port }: { slug: string; words: string; port: number },
): Promise<{ start: number; seen: number }> {
  const start = performance.now()
  await withTenant(sql, { tenantId: slug, role: 'companion_ingest' }, async (tx) => {
    const before = siteValueOf((await selectSiteSource(tx, slug)) ?? {}, FIELD)
    await draftSiteChange(tx, slug, { ...FIELD, before, after: words, madeBy: 'companion' })
    await askToPublish(tx, slug, 'companion')
  })
  await eventually(async () => ((await (await requestSite({ port, slug, path: '/' })).text()).includes(words) ? true : undefined), words)
  return { start, seen: performance.now() }
}

function tellTimes(what: string, seconds: readonly number[], target: number) {
  const sorted = seconds.toSorted((a, b) => a - b)
  const at = (share: number) => `${(sorted[Math.ceil(share * sorted.length) - 1] ?? 0).toFixed(2)} s`
  const p95 = sorted[Math.ceil(0.95 * sorted.length) - 1] ?? 0
  return { what, trials: `${sorted.length}`, p50: at(0.5), p95: at(0.95), slowest: at(1), '': p95 <= target ? 'ok' : 'TOO SLOW' }
}
