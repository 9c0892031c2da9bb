import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import { type PictureRow, selectPicture, selectPictures, upsertPictures } from './pictures.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  await database.sql`
    insert into tenants (tenant_id, name, status, city, time_zone, locale, currency)
    select t, t, 'active', 'Sydney', 'Australia/Sydney', 'en-AU', 'AUD' from unnest(array['claire', 'sophie']) as t`
})
afterAll(() => database.drop())

const picture = (photoId: string, rest: Partial<PictureRow> = {}): PictureRow => ({
  photoId,
  format: 'webp',
  size: 'tile',
  width: 240,
  height: 300,
  alt: `Alt of ${photoId}`,
  contentHash: `hash of ${photoId}`,
  ...rest,
})
const read: string[] = []
const sync = (pictures: PictureRow[], tenantId = 'claire') =>
  upsertPictures(database.sql, {
    tenantId,
    pictures,
    read: async ({ photoId, contentHash }) => {
      read.push(photoId)
      return Buffer.from(contentHash)
    },
  })

it('has what the last build has: new and changed ones are written, the same ones not even read, removed ones gone', async () => {
  await sync([picture('silk')], 'sophie')
  expect(await sync([picture('silk'), picture('silk', { format: 'jpeg' }), picture('garden')])).toEqual({ written: 3, removed: 0 })
  read.splice(0)
  expect(await sync([picture('silk'), picture('silk', { format: 'jpeg' }), picture('garden')])).toEqual({ written: 0, removed: 0 })
  expect(read).toEqual([])
  const changed = [picture('silk', { contentHash: 'another' }), picture('garden', { caption: 'The hour I like best' })]
  expect(await sync(changed)).toEqual({ written: 2, removed: 1 })
  expect(read).toEqual(['silk', 'garden'])
  expect([...(await selectPictures(database.sql, 'claire')).values()].map(({ photoId, caption }) => [photoId, caption]).toSorted()).toEqual(
    [
      ['garden', 'The hour I like best'],
      ['silk', undefined],
    ],
  )
  expect(Buffer.from((await selectPicture(database.sql, 'claire', { photoId: 'silk', format: 'webp' }))?.bytes ?? []).toString()).toBe(
    'another',
  )
  // Another tenant's picture of the same name is hers.
  expect(await selectPicture(database.sql, 'sophie', { photoId: 'silk', format: 'webp' })).toMatchObject({ contentHash: 'hash of silk' })
})

it('has a smaller one for lists, for which the tile stands in where there is none', async () => {
  const row = picture('silk', { size: 'row', width: 128, height: 160, contentHash: 'row of silk' })
  await sync([picture('silk', { contentHash: 'another' }), row, picture('garden')])
  const widthOf = async (photoId: string, size: 'row' | 'tile') =>
    (await selectPicture(database.sql, 'claire', { photoId, format: 'webp', size }))?.width
  expect([await widthOf('silk', 'row'), await widthOf('silk', 'tile'), await widthOf('garden', 'row')]).toEqual([128, 240, 240])
  expect((await selectPictures(database.sql, 'claire')).get('silk')).toMatchObject({ width: 240 })
})

it('has one of the whole photo, for which nothing stands in: what is drawn on another shape would lie elsewhere', async () => {
  const whole = picture('silk', { size: 'whole', width: 480, height: 320, contentHash: 'all of silk' })
  await sync([picture('silk'), whole, picture('garden')])
  const of = (photoId: string) => selectPicture(database.sql, 'claire', { photoId, format: 'webp', size: 'whole' })
  expect([(await of('silk'))?.width, await of('garden')]).toEqual([480, undefined])
  const pictures = await selectPictures(database.sql, 'claire')
  expect(pictures.get('silk')).toMatchObject({ width: 240, whole: { width: 480, height: 320, contentHash: 'all of silk' } })
  expect(pictures.get('garden')?.whole).toBeNull()
})

it('knows how large a photo is, and writes that where nothing else has changed', async () => {
  const silk = (photoWidth?: number, photoHeight?: number) => picture('silk', { contentHash: 'another', photoWidth, photoHeight })
  await sync([silk()])
  expect(await sync([silk(500, 700)])).toEqual({ written: 1, removed: 0 })
  expect(await sync([silk(500, 700)])).toEqual({ written: 0, removed: 0 })
  expect((await selectPictures(database.sql, 'claire')).get('silk')).toMatchObject({ width: 240, photoWidth: 500, photoHeight: 700 })
})

it('reads no bytes for who has them', async () => {
  const known = await selectPicture(database.sql, 'claire', { photoId: 'silk', format: 'webp', knownHash: 'another' })
  expect(known).toMatchObject({ contentHash: 'another', bytes: null })
})
