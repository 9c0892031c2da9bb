import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Sql } from 'postgres'
import { selectVersionedRules } from '../../db/queries/booking-rules.ts'
import type { RuleChange } from '../../db/queries/merge-rules.ts'
import { readSiteTexts, type SiteTexts } from '../../tenants/edit/site-texts.ts'
import { tenantFolder } from '../../tenants/load/list-tenants.ts'
import { loadTenant } from '../../tenants/load/load-tenant.ts'
import { syncTenant } from '../runtime/prepare-database.ts'
import type { PublisherPlace } from './publisher-place.ts'
import { putLive } from './put-live.ts'
import { isTranslation, withDiary } from './with-diary.ts'

/**
 * Her site as her diary is: a leg that she has added, changed or cancelled is written into her folder, and her tour pages, sitemap and JSON-LD are built from that.
 * What a developer has saved since it was last read is taken over first. Throws where a build refuses it: the queue tries again.
 */
export async function followDiary(sql: Sql, tenantId: string, place: PublisherPlace): Promise<void> {
  const folder = tenantFolder(place.paths.tenants, tenantId)
  for (const conflict of await syncTenant(sql, place.paths, await loadTenant(folder))) place.say(conflict)
  const known = await selectVersionedRules(sql, tenantId)
  if (!known) return
  const before = await readDiaryTexts(folder)
  const { texts: after, changes } = withDiary(before, known.rules)
  const put = await putLive(sql, place, {
    folder,
    before,
    after,
    reread: () => readDiaryTexts(folder),
    commit: {
      tenantId,
      files: [...before.keys()].filter((file) => file === 'tenant.yaml' || isTranslation(file)),
      edit: (texts) => withDiary(texts, known.rules).texts,
      message: (name) => messageOf(name, changes),
    },
  })
  if (put === 'overtaken') return followDiary(sql, tenantId, place)
  if ('problems' in put)
    throw new Error(put.problems.map(({ file, field, got, expected }) => `${file} ${field}: ${got}, expected ${expected}`).join('\n'))
}

/** Her texts, those of further languages with them. */
export async function readDiaryTexts(folder: string): Promise<SiteTexts> {
  const names = (await readdir(folder)).filter(isTranslation).sort()
  const translations = await Promise.all(names.map(async (name) => [name, await readFile(path.join(folder, name), 'utf8')] as const))
  return new Map([...(await readSiteTexts(folder)), ...translations])
}

/** "Claire: tour", and what of it was changed below. */
function messageOf(name: string, changes: readonly RuleChange[]): string {
  const kinds = new Set(changes.map(({ field }) => (field.startsWith('tour ') ? 'tour' : 'hours')))
  return `${name}: ${[...kinds].sort().reverse().join(' and ') || 'tour'}\n\n${changes.map(({ field }) => field).join('\n')}\n`
}
