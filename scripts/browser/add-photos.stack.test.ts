import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Sql } from 'postgres'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { borrowSite } from '../../db/queries/borrow-site.ts'
import { selectNewPhotos } from '../../db/queries/photo-uploads.ts'
import { selectPhotoVersions } from '../../db/queries/photo-versions.ts'
import { selectDraft } from '../../db/queries/site-changes.ts'
import { mySitePath } from '../../tenants/contract/urls.ts'
import { forgetPhotos } from '../test-support/forget-photos.ts'
import { sampleSource } from '../test-support/sample-source.ts'
import { signInAs } from '../test-support/sign-in.ts'
import { colourComplaintsOf, complaintsOf } from './complaints-of.ts'
import { dragOver } from './drag-over.ts'
import { launchBrowser } from './launch-browser.ts'

// Sophie adds photos with her phone's browser: the connection breaks, she says what they show, blurs a face, and drags one to the front.

const TENANT = 'sophie'
let browser: Browser
let sql: Sql
let folder: string
let site: Awaited<ReturnType<typeof borrowSite>>
beforeAll(async () => {
  browser = await launchBrowser()
  sql = connect(inject('databaseUrl'))
  site = await borrowSite(sql, TENANT)
  await site.begin(sampleSource(TENANT))
  folder = await mkdtemp(path.join(tmpdir(), 'phone-'))
})
afterAll(async () => {
  await browser.close()
  await forgetPhotos(sql, TENANT)
  await site.giveBack()
  await sql.end()
  await rm(folder, { recursive: true, force: true })
})

const home = () => `http://localhost:${inject('port')}`
async function open(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, reducedMotion: 'reduce' })
  await context.addCookies([{ name: 'desk', value: (await signInAs(TENANT, sql)).replace('desk=', ''), url: home() }])
  return context.newPage()
}

/** More than two pieces. */
async function makePhoto(name: string): Promise<string> {
  const noise = { type: 'gaussian', mean: 120, sigma: 50 } as const
  const file = path.join(folder, name)
  await writeFile(
    file,
    await sharp({ create: { width: 1500, height: 1000, channels: 3, background: '#888', noise } })
      .jpeg({ quality: 90 })
      .toBuffer(),
  )
  return file
}

async function looksRight(page: Page, where: string): Promise<void> {
  expect(await complaintsOf(page), where).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await colourComplaintsOf(page), `${where} in the dark`).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 320, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth), where).toBeLessThanOrEqual(320)
  await page.setViewportSize({ width: 390, height: 844 })
}

it('listens once the page has loaded, and where its script could not come, says so and sends what was chosen meanwhile', async () => {
  const hint = 'You’re offline. What you choose here is sent as soon as you’re back online.'
  const page = await open()
  await page.route('**/app.js', (route) => route.abort())
  await page.goto(home() + mySitePath('photos/add'))
  await page.context().setOffline(true)
  await page.getByLabel('Choose photos').setInputFiles(await makePhoto('at-once.jpg'))
  await page.getByText('The connection is lost. It carries on').waitFor()
  await page.context().close()

  const late = await open()
  const isItsOwn = (url: URL) => url.pathname === '/photos.js'
  await late.route(isItsOwn, (route) => route.abort())
  await late.goto(home() + mySitePath('photos/add'))
  await late.getByLabel('Choose photos').setInputFiles(await makePhoto('late.jpg'))
  await late.getByText(hint).waitFor()
  await late.unroute(isItsOwn)
  await late.context().setOffline(true)
  await late.context().setOffline(false)
  await late.getByLabel('What the photo shows').waitFor()
  await late.context().close()
  await forgetPhotos(sql, TENANT)
  await site.begin(sampleSource(TENANT))
})

it('sends photos that go on after a lost connection, and says beside a file why it was not taken', async () => {
  const page = await open()
  await page.goto(home() + mySitePath('photos'))
  await page.getByRole('link', { name: 'Add photos' }).click()
  const note = path.join(folder, 'note.jpg')
  await writeFile(note, 'not a photo, whatever it is called'.padEnd(200))
  // The connection breaks at the second piece, once.
  const sent: string[] = []
  await page.route(/from=\d+$/, (route) => {
    const from = /from=(\d+)$/.exec(route.request().url())?.[1] ?? ''
    sent.push(from)
    return sent.length === 2 ? route.abort() : route.continue()
  })
  await page.getByLabel('Choose photos').setInputFiles([await makePhoto('IMG_0451.jpg'), note])
  await looksRight(page, 'Add photos')
  await page.getByText('This is not a photo. JPEG, PNG, WebP and AVIF work.').waitFor()
  await page.getByText(/^Added\. This photo is small \(1500 × 1000 pixels\): it will look soft on a large screen\./).waitFor()
  expect(sent[0]).toBe('0')
  // Where it broke it went on: that piece came twice, and the first one once.
  expect(sent[1]).toBe(sent[2])
  expect(sent.filter((from) => from === '0').length).toBe(2)
  await page.getByRole('link', { name: 'Say what it shows' }).click()
  await looksRight(page, 'What do they show?')
  // Its row is a picture of its own: what the whole photo weighs would be paid for by every list.
  const row = page.locator('.new-photo img')
  expect(await row.evaluate((img: HTMLImageElement) => img.decode().then(() => [img.naturalWidth, img.naturalHeight]))).toEqual([128, 160])
  const picture = await page.request.get(new URL((await row.getAttribute('src')) ?? '', home()).href)
  expect((await picture.body()).length).toBeLessThan(8 * 1024)
  await page.getByLabel('What the photo shows').fill('A hand on a rail')
  await page.getByRole('button', { name: 'Save', exact: true }).last().click()
  await page.getByText('Saved.').waitFor()
  await page.context().close()
})

it('takes a tap as what stays visible, and a drawing as what is made unrecognisable', async () => {
  const page = await open()
  await page.goto(home() + mySitePath('photos'))
  // Its place is there before it is: what stands below does not move.
  const held = Promise.withResolvers<void>()
  await page.route(/\/small$/, (route) => held.promise.then(() => route.continue()))
  await page.getByRole('link', { name: /^A hand on a rail/ }).click()
  const empty = page.locator('.whole-photo img')
  await empty.waitFor({ state: 'attached' })
  const before = await empty.evaluate((img) => img.getBoundingClientRect().height)
  held.resolve()
  const picture = page.locator('.whole-photo.tapped img')
  // Sharp enough on a phone to point and draw on, and no more.
  expect(await picture.evaluate((img: HTMLImageElement) => img.decode().then(() => [img.naturalWidth, img.naturalHeight]))).toEqual([
    686, 457,
  ])
  expect(Math.abs(before - (await picture.evaluate((img) => img.getBoundingClientRect().height)))).toBeLessThan(1)
  await picture.click({ position: { x: 20, y: 20 } })
  await looksRight(page, 'a photo')
  await page.getByRole('button', { name: 'Save', exact: true }).last().click()
  await page.getByText('Saved. It won’t be on your site').waitFor()
  const [added] = await selectDraft(sql, TENANT)
  const { focus } = (added?.after ?? {}) as { focus?: { x: number; y: number } }
  expect([focus?.x, focus?.y].every((share) => (share ?? 1) > 0 && (share ?? 1) < 0.2)).toBe(true)
  await page.getByRole('link', { name: 'Blur a face or a tattoo' }).click()
  await dragOver(page, page.locator('.blur-layer'), [
    [0.25, 0.2],
    [0.5, 0.6],
  ])
  await page.getByText('Blurred area 1').waitFor()
  await looksRight(page, 'Blur')
  await page.getByRole('button', { name: 'Save', exact: true }).last().click()
  await page.getByText('Saved. It won’t be on your site').waitFor()
  const [photo] = [...(await selectNewPhotos(sql, TENANT)).values()]
  const version = (await selectPhotoVersions(sql, TENANT)).get(photo?.file ?? '')
  expect(version?.keepsOriginal).toBe(false)
  expect(version?.blur.map(({ x, y, width, height }) => [x, y, width, height].map((share) => Math.round(share * 20) / 20))).toEqual([
    [0.25, 0.2, 0.25, 0.4],
  ])
  await page.context().close()
})

it('takes the order in which rows are dragged', async () => {
  const page = await open()
  await page.goto(home() + mySitePath('photos'))
  const rows = page.locator('[data-order].ordered > [data-id]')
  await rows.first().waitFor()
  const [first, second] = [await rows.nth(0).getAttribute('data-id'), await rows.nth(1).getAttribute('data-id')]
  await rows.nth(2).scrollIntoViewIfNeeded()
  const [from, to] = [await rows.nth(1).locator('.drag').boundingBox(), await rows.nth(2).boundingBox()]
  if (!from || !to) throw new Error('no rows')
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(from.x + from.width / 2, to.y + to.height - 4, { steps: 6 })
  await page.mouse.up()
  await page.getByText('Moved.').waitFor()
  expect([await rows.nth(0).getAttribute('data-id'), await rows.nth(2).getAttribute('data-id')]).toEqual([first, second])
  await page.context().close()
})
