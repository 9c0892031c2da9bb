import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Sql } from 'postgres'
import sharp from 'sharp'
import { askToPublish, draftSiteChange, selectDraft } from '../../db/queries/site-changes.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import { PHOTO_PIECE_BYTES_MAX } from '../../tenants/contract/upload-limits.ts'
import { photoUploadPath } from '../../tenants/contract/urls.ts'
import { eventually } from '../test-support/eventually.ts'
import { requestSite } from '../test-support/request-site.ts'
import { signInAs } from '../test-support/sign-in.ts'

/** As a phone takes them. */
const SIZE = { width: 4000, height: 3000 }
const ORIGINAL = path.resolve(import.meta.dirname, '../../tenants/sophie/photos/autumn-hills.jpg')

interface Trial {
  slug: string
  trial: number
  port: number
  dataDir: string
}

/** Sends a photo of 12 megapixels as her phone does, and returns the seconds from "Publish" until her public gallery shows it. */
export async function publishPhoto(sql: Sql, { slug, trial, port, dataDir }: Trial): Promise<number> {
  const photo = await sharp(ORIGINAL)
    .resize({ ...SIZE, fit: 'cover' })
    .modulate({ hue: trial * 3 })
    .jpeg({ quality: 92 })
    .toBuffer()
  const id = await send(photo, { cookie: await signInAs(slug, sql, { port, dataDir }), port })
  const words = `Photo of trial ${trial}`
  const start = performance.now()
  await withTenant(sql, { tenantId: slug, role: 'companion_ingest' }, async (tx) => {
    const added = (await selectDraft(tx, slug)).find((change) => change.path === `photos/${id}`)
    if (!added) throw new Error('The photo is no draft.')
    await draftSiteChange(tx, slug, { ...added, after: { ...(added.after as object), alt: words } })
    await askToPublish(tx, slug, 'companion')
  })
  const gallery = async () => (await requestSite({ port, slug, path: '/gallery' })).text()
  await eventually(async () => ((await gallery()).includes(words) ? true : undefined), words)
  return (performance.now() - start) / 1000
}

/** Returns its id. */
async function send(photo: Buffer, { cookie, port }: { cookie: string; port: number }): Promise<string> {
  const where = photoUploadPath(createHash('sha256').update(photo).digest('hex'))
  for (let from = 0; ; ) {
    const body = photo.subarray(from, from + PHOTO_PIECE_BYTES_MAX)
    const response = await requestSite({
      port,
      path: `${where}?size=${photo.length}&from=${from}`,
      method: 'PUT',
      headers: { cookie },
      body,
    })
    const answer = (await response.json()) as { received?: number; photo?: string; words?: string }
    if (answer.photo !== undefined) return answer.photo
    if (answer.received === undefined) throw new Error(`The photo was not taken: ${answer.words}`)
    from = answer.received
  }
}
