import type { Sql } from 'postgres'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { connect } from '../../../../db/connect.ts'
import { borrowSite } from '../../../../db/queries/borrow-site.ts'
import { addPhoto } from '../../../../scripts/test-support/add-photo.ts'
import { saidBy } from '../../../../scripts/test-support/english-parts.ts'
import { forgetPhotos } from '../../../../scripts/test-support/forget-photos.ts'
import { photoWithSecrets } from '../../../../scripts/test-support/photo-with-secrets.ts'
import { requestDashboard } from '../../../../scripts/test-support/request-dashboard.ts'
import { sampleSource } from '../../../../scripts/test-support/sample-source.ts'
import { signInAs } from '../../../../scripts/test-support/sign-in.ts'
import type { SiteSource } from '../../../../tenants/contract/site-fields.ts'
import { mySitePath } from '../../../../tenants/contract/urls.ts'

const TENANT = 'sophie'
let sql: Sql
let site: Awaited<ReturnType<typeof borrowSite>>
let cookie: string
const source = sampleSource(TENANT)
beforeAll(async () => {
  sql = connect(inject('databaseUrl'))
  site = await borrowSite(sql, TENANT)
  await site.begin(source)
  cookie = await signInAs(TENANT, sql)
})
afterAll(async () => {
  await forgetPhotos(sql, TENANT)
  await site.giveBack()
  await sql.end()
})

const blurOf = async (photo: string) =>
  saidBy(await (await requestDashboard(mySitePath(`photos/${photo}/blur`), { cookie })).text())
    .replaceAll(/\s+/g, ' ')
    .replaceAll(' :', ':')

const NEVER_THERE = 'The blur becomes part of the photo before it goes on your site: nobody can take it off there.'
const STAYS = 'As it first went on your site, the photo stays in your site’s files and their history'
const AS_SENT = 'The photo as you sent it, without a blur'

it('says of each photo where the one without the blur is kept, and of none that is kept nowhere', async () => {
  const photo = await addPhoto(TENANT, sql, {
    port: inject('port'),
    dataDir: inject('dataDir'),
    file: await photoWithSecrets('jpeg', { orientation: 5 }),
  })
  const added = await blurOf(photo)
  expect([added.includes(NEVER_THERE), added.includes(STAYS), added.includes(AS_SENT)]).toEqual([true, false, true])

  // It went live as she sent it, and she keeps that: a blur makes another file, and the first one is in her folder already.
  const { photos } = source['photos.yaml'] as unknown as { photos: { id: string; slots: string[] }[] }
  const published = { id: photo, file: `${photo}.jpg`, alt: 'A wall', slots: ['gallery'] }
  await site.begin({ ...source, 'photos.yaml': { photos: [...photos, published] } } as SiteSource)
  const live = await blurOf(photo)
  expect([live.includes(NEVER_THERE), live.includes(STAYS), live.includes(AS_SENT)]).toEqual([false, true, true])

  // One of which the platform has only what a build has made of it.
  const old = await blurOf(photos[0]?.id ?? '')
  expect([old.includes(NEVER_THERE), old.includes(STAYS), old.includes(AS_SENT)]).toEqual([false, true, false])
})

it('numbers the parts that can be ticked on the photo itself, and says the same to who cannot see it', async () => {
  const { photos } = source['photos.yaml'] as unknown as { photos: { id: string }[] }
  const said = await blurOf(photos[0]?.id ?? '')
  expect(said).toContain('Part 1: row 1, column 1')
  expect(said).toContain('Part 16: row 4, column 4')
  expect(said).toContain('numbered in rows, from the top left')
})
