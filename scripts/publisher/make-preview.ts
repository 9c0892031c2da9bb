import type { Sql } from 'postgres'
import { type SiteProblem, selectDraft, selectOnItsWay } from '../../db/queries/site-changes.ts'
import { type AskedPreview, deletePreview, endPreview, selectAskedPreview, sweepPreviews } from '../../db/queries/site-previews.ts'
import { listDrafts, removeDraft, writeDraft } from '../../sites/builder/draft-site.ts'
import { notePhotoUse } from '../../sites/builder/photo-use.ts'
import { applySiteChanges, readSiteTexts, sourceOf } from '../../tenants/edit/site-texts.ts'
import { tenantFolder } from '../../tenants/load/list-tenants.ts'
import { checkFolder } from './check-folder.ts'
import { developPhotos } from './develop-photos.ts'
import { planFrom } from './plan-publication.ts'
import type { PublisherPlace } from './publisher-place.ts'
import { tellProblems } from './tell-problems.ts'

export type PreviewMade = 'made' | 'refused' | 'as it was' | 'gone'

/**
 * Her preview as her draft is now: by the same plan, the same checks and the same builder as a publication, with nothing written into her folder or into her
 * live site. Without a draft, or after its day, it is taken away. May be done again at any point.
 */
export async function makePreview(sql: Sql, tenantId: string, place: PublisherPlace): Promise<PreviewMade> {
  const asked = await selectAskedPreview(sql, tenantId)
  const draft = asked ? await selectDraft(sql, tenantId) : []
  if (!asked || draft.length === 0) return takeAway(sql, tenantId, place)
  if (asked.builtMark === asked.mark) return 'as it was'
  const begun = performance.now()
  const problems = place.hasPreviews ? await build(sql, { tenantId, asked, place }) : [NOT_HERE]
  // Another was asked for meanwhile, with another key, or none is wanted any more.
  if (!(await endPreview(sql, tenantId, { previewId: asked.previewId, mark: asked.mark, problems })))
    return makePreview(sql, tenantId, place)
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  place.say(`${tenantId}: preview ${problems.length === 0 ? 'made' : 'refused'} in ${seconds} s.`)
  return problems.length === 0 ? 'made' : 'refused'
}

const NOT_HERE: SiteProblem = {
  file: '',
  path: '',
  words: 'Where your site is hosted, a draft can’t be shown yet. Publish it to see it: every change can be undone.',
}

/** Returns what stands against it. */
async function build(
  sql: Sql,
  { tenantId, asked, place }: { tenantId: string; asked: AskedPreview; place: PublisherPlace },
): Promise<readonly SiteProblem[]> {
  const { paths, inTurn } = place
  const changes = [...(await selectOnItsWay(sql, tenantId)), ...(await selectDraft(sql, tenantId))]
  const folder = tenantFolder(paths.tenants, tenantId)
  const before = await readSiteTexts(folder)
  const planned = planFrom(before, changes, asked)
  if (planned.problems.length > 0) return planned.problems
  const { photos, problems } = await developPhotos(sql, { tenantId, changes, original: place.original })
  if (problems.length > 0) return problems
  const after = applySiteChanges(before, planned.changes)
  const checked = await inTurn(() => checkFolder(paths, { folder, before, after, photos, isForced: true }))
  if ('problems' in checked) return tellProblems(checked.problems, sourceOf(after))
  const { accessHash, expiresAt, framedBy } = asked
  if (checked.site)
    await writeDraft(paths.dist, tenantId, { output: checked.site.output, door: { accessHash, until: expiresAt, framedBy } })
  return []
}

async function takeAway(sql: Sql, tenantId: string, { paths }: PublisherPlace): Promise<'gone'> {
  await deletePreview(sql, tenantId)
  await dropDraft(paths, tenantId)
  return 'gone'
}

/** What nobody asks for any more is gone from the disk too; what was asked for without a queue is queued. */
export async function keepPreviews(sql: Sql, { paths }: PublisherPlace): Promise<void> {
  const left = await sweepPreviews(sql)
  for (const slug of await listDrafts(paths.dist)) if (!left.includes(slug)) await dropDraft(paths, slug)
}

/** With what was made of photos that are in it alone. */
async function dropDraft({ dist, cache }: PublisherPlace['paths'], slug: string): Promise<void> {
  await removeDraft(dist, slug)
  await notePhotoUse(cache, { slug, by: 'made' }, {})
}
