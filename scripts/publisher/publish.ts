import type { Sql } from 'postgres'
import { type Asked, selectAsked } from '../../db/queries/publisher.ts'
import { endPublication, type SiteProblem, type StoredSiteChange, selectPublished } from '../../db/queries/site-changes.ts'
import { writePrepared } from '../../sites/builder/build-tenant.ts'
import type { BuildPaths } from '../../sites/builder/paths.ts'
import type { SiteSource } from '../../tenants/contract/site-fields.ts'
import { applySiteChanges, differingFiles, readSiteTexts, sourceOf } from '../../tenants/edit/site-texts.ts'
import { tenantFolder } from '../../tenants/load/list-tenants.ts'
import { loadTenant } from '../../tenants/load/load-tenant.ts'
import { syncTenant } from '../runtime/prepare-database.ts'
import { checkFolder } from './check-folder.ts'
import { developPhotos } from './develop-photos.ts'
import type { FetchOriginal } from './fetch-original.ts'
import { planFrom } from './plan-publication.ts'
import { tellProblems } from './tell-problems.ts'
import { writePhotos, writeTexts } from './write-texts.ts'

export interface PublisherPlace {
  paths: BuildPaths
  /** One build at a time: a platform in the same process builds, too. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>
  /** Writes what was changed into the history of the folder. Undefined: it has none. */
  commit: (publication: Commit) => Promise<string | undefined>
  /** After dist/<slug> was swapped: whoever serves it takes it up. Throws: it is done again. */
  deploy: (slug: string) => Promise<void>
  /** Whether a draft can be shown where this place serves: on this machine it can. */
  hasPreviews: boolean
  /** A photo that she has added, from the platform. */
  original: FetchOriginal
  say: (sentence: string) => void
  /** For a test that kills: hears where it is. */
  reached?: (step: PublishStep) => void
}

export type PublishStep =
  | 'planned'
  | 'staged'
  | 'photos-written'
  | 'half-written'
  | 'written'
  | 'committed'
  | 'swapped'
  | 'deployed'
  | 'synced'

export interface Commit extends Asked {
  /** Her folder. */
  folder: string
  name: string
  changes: readonly StoredSiteChange[]
  source: SiteSource
  /** Names of new files in photos/. */
  photos: readonly string[]
}

export interface Published {
  state: 'live' | 'refused' | 'over'
  problems: readonly SiteProblem[]
}

/**
 * One publication, from what she has drafted to a page that is live. Every step may be done again after a kill at any point: what is written already is
 * recognised, and the live site is the old one or the new one.
 */
export async function publish(sql: Sql, asked: Asked, place: PublisherPlace): Promise<Published> {
  const { tenantId, publicationId } = asked
  const publication = await selectAsked(sql, asked)
  if (!publication) return { state: 'over', problems: [] }
  const changes = await selectPublished(sql, tenantId, publicationId)
  const folder = tenantFolder(place.paths.tenants, tenantId)
  const texts = await readSiteTexts(folder)
  const planned = planFrom(texts, changes, publication.isHiddenByHer)
  place.reached?.('planned')
  if (planned.problems.length > 0) return refuse(sql, asked, planned.problems)
  const { photos, problems } = await developPhotos(sql, { tenantId, changes, original: place.original })
  if (problems.length > 0) return refuse(sql, asked, problems)
  const after = applySiteChanges(texts, planned.changes)
  const source = sourceOf(after)
  const checked = await place.inTurn(() => checkFolder(place.paths, { folder, before: texts, after, photos }))
  if ('problems' in checked) return refuse(sql, asked, tellProblems(checked.problems, source))
  place.reached?.('staged')
  // A developer has saved something meanwhile: it is read again before anything is written over it.
  if (differingFiles(texts, await readSiteTexts(folder)).length > 0) return publish(sql, asked, place)
  await writePhotos(folder, photos)
  if (photos.size > 0) place.reached?.('photos-written')
  await writeTexts(folder, { before: texts, after, onFirst: () => place.reached?.('half-written') })
  place.reached?.('written')
  const config = await loadTenant(folder)
  const commitId = await place.commit({ ...asked, folder, name: config.tenant.name, changes, source, photos: [...photos.keys()] })
  place.reached?.('committed')
  await place.inTurn(() => writePrepared(place.paths, checked))
  place.reached?.('swapped')
  await place.deploy(tenantId)
  place.reached?.('deployed')
  for (const conflict of await syncTenant(sql, place.paths, config)) place.say(conflict)
  place.reached?.('synced')
  await endPublication(sql, tenantId, { publicationId, state: 'live', source, ...(commitId === undefined ? {} : { commitId }) })
  return { state: 'live', problems: [] }
}

async function refuse(sql: Sql, { tenantId, publicationId }: Asked, problems: readonly SiteProblem[]): Promise<Published> {
  await endPublication(sql, tenantId, { publicationId, state: 'refused', problems })
  return { state: 'refused', problems }
}
