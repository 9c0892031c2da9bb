import { readFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginUpload, deleteUpload, noteFinished, selectDueUploads, updateBlur } from '../../db/queries/photo-uploads.ts'
import { selectPhotoVersions } from '../../db/queries/photo-versions.ts'
import { askToPublish, discardDraft, draftSiteChange, publishAtOnce, selectSiteSource } from '../../db/queries/site-changes.ts'
import { upsertTenants } from '../../db/queries/upsert-tenants.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import type { Photo } from '../../tenants/contract/photos.ts'
import { type SiteChange, siteValueOf } from '../../tenants/contract/site-fields.ts'
import { makePublished, type PublishedSample } from '../test-support/make-published.ts'
import { photoWithSecrets, SECRETS } from '../test-support/photo-with-secrets.ts'
import { publish } from './publish.ts'
import { publisherPlace } from './publisher-place.ts'

const HER = 'garnet'
let database: PublishedSample['database']
let place: PublishedSample['place']
beforeAll(async () => {
  ;({ database, place } = await makePublished({ sample: 'margot', her: HER }))
})
afterAll(async () => {
  await database.drop()
  await place.drop()
})

const asHer = <T>(work: Parameters<typeof withTenant<T>>[2]) => withTenant(database.sql, { tenantId: HER, role: 'companion_ingest' }, work)
const gallery = () => readFile(path.join(place.paths.dist, HER, 'site/gallery/index.html'), 'utf8')
const written = (name: string) => readFile(path.join(place.paths.tenants, HER, 'photos', name))
const run = (publicationId: string, original: Buffer | undefined) =>
  publish(
    database.sql,
    { tenantId: HER, publicationId },
    publisherPlace(place.paths, { say: () => undefined, env: {}, original: async () => original }),
  )

const uploadOf = (id: string) => id.replace('photo-', '').padEnd(32, '0')
/** As an upload leaves it. */
const addPhoto = (id: string, blur: Photo['blur'] = []): Promise<SiteChange> =>
  asHer(async (tx) => {
    const upload = { uploadId: uploadOf(id), photoId: id, file: `${id}.jpg` }
    await beginUpload(tx, HER, { uploadId: upload.uploadId, sentBytes: 1, uploadsMax: 100 })
    await noteFinished(tx, HER, { ...upload, object: 'x', width: 80, height: 120 })
    await updateBlur(tx, HER, { photoId: id, file: upload.file, blur, keepsOriginal: false })
    const after = { id, file: upload.file, alt: `A ${id} of hers`, slots: ['gallery'] }
    const change = { file: 'photos.yaml', path: `photos/${id}`, before: undefined, after }
    await draftSiteChange(tx, HER, { ...change, madeBy: 'companion' })
    return change
  })
const ask = () => asHer(async (tx) => (await askToPublish(tx, HER, 'companion')) ?? '')
const due = () => asHer((tx) => selectDueUploads(tx, HER))

/** How far the colours of a region are from one another. */
async function contrastIn(file: Buffer, region: { left: number; top: number; width: number; height: number }): Promise<number> {
  const { channels } = await sharp(await sharp(file).extract(region).toBuffer()).stats()
  return Math.max(...channels.map(({ stdev }) => stdev))
}

describe('a new photo', () => {
  it('is on her site: pixels alone, upright, in the name of no file of hers, blurred where she said, committed with her words', async () => {
    await addPhoto('photo-aa', [{ x: 0, y: 0, width: 0.5, height: 0.5 }])
    expect(await due()).toEqual([])
    const publicationId = await ask()
    const original = Buffer.from(await photoWithSecrets('webp', { orientation: 6 }))
    expect(await run(publicationId, original)).toEqual({ state: 'live', problems: [] })
    const file = await written('photo-aa.jpg')
    const { width, height, exif, icc, orientation } = await sharp(file).metadata()
    expect({ width, height, exif, icc, orientation }).toEqual({
      width: 80,
      height: 120,
      exif: undefined,
      icc: undefined,
      orientation: undefined,
    })
    expect(SECRETS.filter((secret) => file.includes(secret))).toEqual([])
    expect(await contrastIn(file, { left: 4, top: 4, width: 32, height: 52 })).toBeLessThan(15)
    expect(await contrastIn(file, { left: 44, top: 64, width: 32, height: 52 })).toBeGreaterThan(25)
    expect(await gallery()).toContain('alt="A photo-aa of hers"')
    expect((await place.git('show', '--format=%s', '--name-status', 'HEAD')).split('\n')).toEqual([
      'Margot: A photo-aa of hers',
      '',
      `M\ttenants/${HER}/photos.yaml`,
      `A\ttenants/${HER}/photos/photo-aa.jpg`,
    ])
    expect(await place.git('status', '--porcelain', 'tenants')).toBe('')
    // Nobody needs the original any more.
    expect(await due()).toEqual([uploadOf('photo-aa')])
  })

  it('leaves her site when she undoes it', async () => {
    const field = { file: 'photos.yaml', path: 'photos/photo-aa' }
    const before = siteValueOf((await selectSiteSource(database.sql, HER)) ?? {}, field)
    const publicationId = await asHer((tx) =>
      publishAtOnce(tx, HER, { changes: [{ ...field, before, after: undefined }], askedBy: 'companion' }),
    )
    expect((await run(publicationId, undefined)).state).toBe('live')
    expect(await gallery()).not.toContain('photo-aa of hers')
  })

  it('is refused in a sentence of its own where nobody can open it, and nothing is written', async () => {
    const [commit, page] = [await place.git('rev-parse', 'HEAD'), await gallery()]
    const change = await addPhoto('photo-bb')
    const broken = Buffer.from(await photoWithSecrets('jpeg')).subarray(0, 3000)
    for (const [bytes, words] of [
      [broken, /cannot be opened/],
      [undefined, /not here any more/],
    ] as const) {
      const { state, problems } = await run(await ask(), bytes)
      expect({ state, problems }).toMatchObject({
        state: 'refused',
        problems: [{ path: change.path, words: expect.stringMatching(words) }],
      })
    }
    await expect(written('photo-bb.jpg')).rejects.toThrow(/ENOENT/)
    expect([await place.git('rev-parse', 'HEAD'), await gallery()]).toEqual([commit, page])
    await asHer((tx) => discardDraft(tx, HER))
  })

  it('waits for what it shows: that is asked beside its field', async () => {
    const { after, ...field } = await addPhoto('photo-cc')
    const silent = { ...(after as object), alt: '' }
    await asHer((tx) => draftSiteChange(tx, HER, { ...field, after: silent, madeBy: 'companion' }))
    const { state, problems } = await run(await ask(), Buffer.from(await photoWithSecrets('jpeg')))
    expect(state).toBe('refused')
    expect(problems).toMatchObject([{ path: 'photos/photo-cc/alt', words: expect.stringMatching(/Fill this in/) }])
  })

  it('is published as it was asked for, whatever she has blurred since, and what she keeps of it stays with the file that is live', async () => {
    await asHer((tx) => discardDraft(tx, HER))
    const [top, all] = [
      { x: 0, y: 0, width: 1, height: 0.5 },
      { x: 0, y: 0, width: 1, height: 1 },
    ]
    const blurTo = (file: string, blur: Photo['blur'], keepsOriginal: boolean) =>
      asHer((tx) => updateBlur(tx, HER, { photoId: 'photo-ee', file, blur, keepsOriginal }))
    const { after, ...field } = await addPhoto('photo-ee')
    const drafted = { ...(after as object), file: 'photo-ee-1.jpg' }
    await asHer((tx) => draftSiteChange(tx, HER, { ...field, after: drafted, madeBy: 'companion' }))
    await blurTo('photo-ee-1.jpg', [top], true)
    const publicationId = await ask()
    await blurTo('photo-ee-2.jpg', [all], false)
    expect((await run(publicationId, Buffer.from(await photoWithSecrets('webp', { orientation: 6 })))).state).toBe('live')
    const file = await written('photo-ee-1.jpg')
    expect(await contrastIn(file, { left: 4, top: 4, width: 72, height: 52 })).toBeLessThan(15)
    expect(await contrastIn(file, { left: 4, top: 64, width: 72, height: 52 })).toBeGreaterThan(25)
    expect(await due()).not.toContain(uploadOf('photo-ee'))
    // What is hidden is known as long as her history names the file; of one that never went live nobody needs it.
    await asHer((tx) => deleteUpload(tx, HER, uploadOf('photo-ee')))
    const known = await asHer((tx) => selectPhotoVersions(tx, HER))
    expect([known.get('photo-ee-1.jpg')?.blur, known.get('photo-ee-2.jpg')]).toEqual([[top], undefined])
  })

  it('goes a month after her folder did, drafted and kept ones too, and stays where that was a mistake', async () => {
    await addPhoto('photo-dd')
    const isDue = async () => (await due()).includes(uploadOf('photo-dd'))
    const passMonth = () => database.sql`update tenants set left_at = left_at - interval '31 days'`
    await upsertTenants(database.sql, [], { folders: ['somebody'] })
    expect(await isDue()).toBe(false)
    await passMonth()
    // Her folder is seen to be missing once more: it went when it went.
    await upsertTenants(database.sql, [], { folders: ['somebody'] })
    expect(await isDue()).toBe(true)
    await upsertTenants(database.sql, [], { folders: [HER] })
    await passMonth()
    expect(await isDue()).toBe(false)
  })
})
