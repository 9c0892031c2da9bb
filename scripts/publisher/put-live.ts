import path from 'node:path'
import type { Sql } from 'postgres'
import { writePrepared } from '../../sites/builder/build-tenant.ts'
import { differingFiles, type SiteTexts } from '../../tenants/edit/site-texts.ts'
import { loadTenant } from '../../tenants/load/load-tenant.ts'
import type { Problem } from '../../tenants/load/problem.ts'
import { syncTenant } from '../runtime/prepare-database.ts'
import { checkFolder } from './check-folder.ts'
import type { Developed } from './develop-photos.ts'
import type { Commit, PublisherPlace } from './publisher-place.ts'
import { writePhotos, writeTexts } from './write-texts.ts'

export interface Putting {
  folder: string
  before: SiteTexts
  after: SiteTexts
  /** New ones, by their names in photos/. */
  photos?: Developed
  /** Her folder as it is now, as `before` was read. */
  reread: () => Promise<SiteTexts>
  commit: Omit<Commit, 'folder' | 'name'>
}

export type Put = { commitId: string | undefined } | { problems: readonly Problem[] } | 'overtaken'

/**
 * Her folder from what it says to what it will say: checked, written, committed, built, served, and known to the database. Every step may be done again after a
 * kill at any point; the live site is the old one or the new one. overtaken: a developer has saved something meanwhile, and nothing was written over it.
 */
export async function putLive(
  sql: Sql,
  place: PublisherPlace,
  { folder, before, after, photos = new Map(), reread, commit }: Putting,
): Promise<Put> {
  const checked = await place.inTurn(() => checkFolder(place.paths, { folder, before, after, photos }))
  if ('problems' in checked) return checked
  place.reached?.('staged')
  if (differingFiles(before, await reread()).length > 0) return 'overtaken'
  await writePhotos(folder, photos)
  if (photos.size > 0) place.reached?.('photos-written')
  await writeTexts(folder, { before, after, onFirst: () => place.reached?.('half-written') })
  place.reached?.('written')
  const config = await loadTenant(folder)
  const commitId = await place.commit({ ...commit, folder, name: config.tenant.name })
  place.reached?.('committed')
  await place.inTurn(() => writePrepared(place.paths, checked))
  place.reached?.('swapped')
  await place.deploy(path.basename(folder))
  place.reached?.('deployed')
  for (const conflict of await syncTenant(sql, place.paths, config)) place.say(conflict)
  place.reached?.('synced')
  return { commitId }
}
