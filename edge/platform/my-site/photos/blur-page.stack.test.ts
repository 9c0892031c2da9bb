import type { Sql } from 'postgres'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { connect } from '../../../../db/connect.ts'
import { borrowSite } from '../../../../db/queries/borrow-site.ts'
import { selectDraft } from '../../../../db/queries/site-changes.ts'
import { addPhoto } from '../../../../scripts/test-support/add-photo.ts'
import { saidBy } from '../../../../scripts/test-support/english-parts.ts'
import { forgetPhotos } from '../../../../scripts/test-support/forget-photos.ts'
import { photoWithSecrets } from '../../../../scripts/test-support/photo-with-secrets.ts'
import { requestDashboard, sendForm } from '../../../../scripts/test-support/request-dashboard.ts'
import { sampleSource } from '../../../../scripts/test-support/sample-source.ts'
import { signInAs } from '../../../../scripts/test-support/sign-in.ts'
import type { BlurRegion } from '../../../../tenants/contract/photos.ts'
import type { Json, SiteSource } from '../../../../tenants/contract/site-fields.ts'
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

const HAND = { x: 0.1, y: 0.1, width: 0.2, height: 0.2 }
const FACE = { x: 0.6, y: 0.6, width: 0.2, height: 0.2 }
const blurPage = async (photo: string) => (await requestDashboard(mySitePath(`photos/${photo}/blur`), { cookie })).text()
const fieldOf = (page: string, name: string): string =>
  (new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '').replaceAll('&quot;', '"')
/** From a page that was opened as `opened`. */
const sendBlur = (photo: string, opened: string, regions: readonly BlurRegion[], original = 'keep') =>
  sendForm(cookie, mySitePath(`photos/${photo}/blur`), [
    ['regions', JSON.stringify(regions)],
    ['opened', fieldOf(opened, 'opened')],
    ['drawn', 'yes'],
    ['original', original],
  ])
const saveBlur = async (photo: string, regions: readonly BlurRegion[], original = 'keep') => {
  const sent = await sendBlur(photo, await blurPage(photo), regions, original)
  return sent.text.includes('Nothing has changed') ? 'unchanged' : 'saved'
}
/** What the page of her phone draws on. */
const shownRegions = async (photo: string): Promise<unknown> => JSON.parse(fieldOf(await blurPage(photo), 'regions'))
const drafted = async (photo: string) =>
  (await selectDraft(sql, TENANT)).find(({ path }) => path === `photos/${photo}`)?.after as { [key: string]: Json }
/** As a publication leaves it. */
const goLive = (member: { [key: string]: Json }) => {
  const { photos } = source['photos.yaml'] as unknown as { photos: { [key: string]: Json }[] }
  return site.begin({ ...source, 'photos.yaml': { photos: [...photos, { ...member, alt: 'A wall' }] } } as SiteSource)
}
const place = () => ({ port: inject('port'), dataDir: inject('dataDir') })

it('knows what is hidden in whichever file is live, after a discarded draft and after an undo', async () => {
  const photo = await addPhoto(TENANT, sql, { ...place(), file: await photoWithSecrets('png', { orientation: 3 }) })
  await saveBlur(photo, [HAND])
  const live = await drafted(photo)
  await goLive(live)
  expect(await shownRegions(photo)).toEqual([HAND])

  await saveBlur(photo, [], 'drop')
  const sharp = await drafted(photo)
  expect([sharp.file === live.file, await shownRegions(photo)]).toEqual([false, []])
  const review = saidBy(await (await requestDashboard(mySitePath('review'), { cookie })).text())
  for (const words of ['1 blurred area', 'no blur', 'Something that is blurred on your site now will be visible to everyone'])
    expect(review).toContain(words)
  await sendForm(cookie, mySitePath('review'), [['do', 'discard-all']])
  expect(await shownRegions(photo)).toEqual([HAND])
  // What becomes of the original was said with the draft, and goes with it.
  expect(await (await requestDashboard(mySitePath(`photos/${photo}/blur`), { cookie })).text()).toMatch(/value="keep" checked/)

  // Two more have been live since, and both were taken back.
  await saveBlur(photo, [HAND, FACE])
  const both = await drafted(photo)
  await goLive(both)
  await goLive(sharp)
  expect(await shownRegions(photo)).toEqual([])
  await goLive(both)
  expect(await shownRegions(photo)).toEqual([HAND, FACE])
  await goLive(live)
  expect(await shownRegions(photo)).toEqual([HAND])
})

it('begins anew from what a visitor sees where nobody has noted what is hidden in it', async () => {
  const photo = await addPhoto(TENANT, sql, { ...place(), file: await photoWithSecrets('webp', { orientation: 3 }) })
  await goLive({ ...(await drafted(photo)), file: `${photo}-0a0a0a.jpg` })
  // No build has shown it here: there is nothing to draw on, rather than the photo with everything sharp.
  expect((await requestDashboard(mySitePath(`photos/${photo}/blur`), { cookie })).status).toBe(404)
})

it('says that nothing has changed where neither the blur nor what becomes of the original has', async () => {
  const photo = await addPhoto(TENANT, sql, { ...place(), file: await photoWithSecrets('jpeg', { orientation: 8 }) })
  await saveBlur(photo, [HAND])
  expect(await saveBlur(photo, [HAND])).toBe('unchanged')
  expect(await saveBlur(photo, [HAND], 'drop')).toBe('saved')
})

const ELSEWHERE = 'This photo was changed in another window. Your new areas are added; look and save again.'
const NECK = { x: 0.4, y: 0.3, width: 0.1, height: 0.1 }

it('keeps what another device has blurred since the page was opened: nothing is saved, and the page has the areas of both', async () => {
  const photo = await addPhoto(TENANT, sql, { ...place(), file: await photoWithSecrets('jpeg', { orientation: 3 }) })
  await saveBlur(photo, [HAND])
  await goLive(await drafted(photo))
  const opened = await blurPage(photo)
  await saveBlur(photo, [HAND, FACE])
  await goLive(await drafted(photo))

  const refused = await sendBlur(photo, opened, [HAND, NECK], 'drop')
  expect([refused.status, saidBy(refused.text).includes(ELSEWHERE), JSON.parse(fieldOf(refused.text, 'regions'))]).toEqual([
    409,
    true,
    [HAND, FACE, NECK],
  ])
  expect(refused.text).toMatch(/value="drop" checked/)
  expect([await drafted(photo), await shownRegions(photo)]).toEqual([undefined, [HAND, FACE]])

  // She looks, and saves again.
  expect((await sendBlur(photo, refused.text, [HAND, FACE, NECK])).status).toBe(303)
  expect(await shownRegions(photo)).toEqual([HAND, FACE, NECK])
})

it('knows a draft of another device too, an area that was taken away there, and a page that was opened by the version before', async () => {
  const photo = await addPhoto(TENANT, sql, { ...place(), file: await photoWithSecrets('jpeg', { orientation: 6 }) })
  await saveBlur(photo, [HAND])
  const opened = await blurPage(photo)
  await saveBlur(photo, [FACE])
  const refused = await sendBlur(photo, opened, [HAND, NECK])
  expect([refused.status, JSON.parse(fieldOf(refused.text, 'regions'))]).toEqual([409, [FACE, NECK]])
  const ofBefore = await sendBlur(photo, '', [NECK])
  expect([ofBefore.status, JSON.parse(fieldOf(ofBefore.text, 'regions'))]).toEqual([409, [FACE, NECK]])
  // Both have drawn the same: there is nothing to look at again.
  expect(saidBy((await sendBlur(photo, opened, [FACE])).text)).toContain('Nothing has changed')
})

it('keeps what another device has blurred in a photo of which a build has all', async () => {
  await site.begin(source)
  const { photos } = source['photos.yaml'] as unknown as { photos: { id: string }[] }
  const photo = photos[0]?.id ?? ''
  const opened = await blurPage(photo)
  const before = JSON.parse(fieldOf(opened, 'regions')) as BlurRegion[]
  await saveBlur(photo, [...before, FACE])
  const refused = await sendBlur(photo, opened, [...before, NECK])
  expect([refused.status, JSON.parse(fieldOf(refused.text, 'regions'))]).toEqual([409, [...before, FACE, NECK]])
  expect(await shownRegions(photo)).toEqual([...before, FACE])
})
