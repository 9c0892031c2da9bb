import type { Sql } from 'postgres'
import { type Asked, selectAsked } from '../../db/queries/publisher.ts'
import { endPublication, type SiteProblem, selectPublished } from '../../db/queries/site-changes.ts'
import { applySiteChanges, readSiteTexts, sourceOf } from '../../tenants/edit/site-texts.ts'
import { tenantFolder } from '../../tenants/load/list-tenants.ts'
import { messageOf } from './commit-message.ts'
import { developPhotos } from './develop-photos.ts'
import { planFrom } from './plan-publication.ts'
import type { PublisherPlace } from './publisher-place.ts'
import { putLive } from './put-live.ts'
import { tellProblems } from './tell-problems.ts'

export interface Published {
  state: 'live' | 'refused' | 'over'
  problems: readonly SiteProblem[]
}

/** Of the database and the machine that commits. */
const CLOCKS_APART_MS = 86_400_000

/** One publication, from what she has drafted to a page that is live. What was written already, by a publisher that was killed, is recognised. */
export async function publish(sql: Sql, asked: Asked, place: PublisherPlace): Promise<Published> {
  const { tenantId, publicationId } = asked
  const publication = await selectAsked(sql, asked)
  if (!publication) return { state: 'over', problems: [] }
  const changes = await selectPublished(sql, tenantId, publicationId)
  const folder = tenantFolder(place.paths.tenants, tenantId)
  const texts = await readSiteTexts(folder)
  const planned = planFrom(texts, changes, publication)
  place.reached?.('planned')
  if (planned.problems.length > 0) return refuse(sql, asked, planned.problems)
  const { photos, problems } = await developPhotos(sql, { tenantId, changes, original: place.original })
  if (problems.length > 0) return refuse(sql, asked, problems)
  const after = applySiteChanges(texts, planned.changes)
  const source = sourceOf(after)
  const put = await putLive(sql, place, {
    folder,
    before: texts,
    after,
    photos,
    reread: () => readSiteTexts(folder),
    commit: {
      tenantId,
      files: [...new Set(changes.map(({ file }) => file))],
      edit: (before) => applySiteChanges(before, changes),
      ...(changes.every(({ madeBy }) => madeBy === 'developer') ? { by: 'developer' as const } : {}),
      message: (name) => messageOf({ name, changes, source, publicationId }),
      mark: `Publication: ${publicationId}`,
      since: new Date(publication.askedAt.getTime() - CLOCKS_APART_MS),
      photos: [...photos.keys()],
    },
  })
  if (put === 'overtaken') return publish(sql, asked, place)
  if ('problems' in put) return refuse(sql, asked, tellProblems(put.problems, source))
  const { commitId } = put
  await endPublication(sql, tenantId, { publicationId, state: 'live', source, ...(commitId === undefined ? {} : { commitId }) })
  return { state: 'live', problems: [] }
}

async function refuse(sql: Sql, { tenantId, publicationId }: Asked, problems: readonly SiteProblem[]): Promise<Published> {
  await endPublication(sql, tenantId, { publicationId, state: 'refused', problems })
  return { state: 'refused', problems }
}
