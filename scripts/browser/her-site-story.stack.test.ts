import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Manifest } from '../../tenants/contract/manifest.ts'
import { dashboardPath, mySitePath, testPath } from '../../tenants/contract/urls.ts'
import { requestSite } from '../test-support/request-site.ts'
import { dragOver } from './drag-over.ts'
import { HER, startMargotsPhone } from './margots-phone.ts'

// Margot’s evening with her phone, with a real publisher: a price, a look at the draft, live; a test of a photo, its end, and all of it taken back.

let world: Awaited<ReturnType<typeof startMargotsPhone>>
beforeAll(async () => {
  world = await startMargotsPhone()
})
afterAll(() => world?.stop())

/** As somebody sees it who takes part in no test. */
const site = async (where: string) => (await requestSite({ port: world.stack.port, slug: HER, path: where, headers: { dnt: '1' } })).text()
const runningTests = async () =>
  (JSON.parse(await readFile(path.join(world.place.paths.dist, HER, 'manifest.json'), 'utf8')) as Manifest).experiments.map(({ id }) => id)
/** The photo that opens her page, by its words. */
const opening = async () => /<img[^>]* alt="([^"]+)"/.exec(await site('/'))?.[1]
const live = (page: Page) => page.getByRole('heading', { name: /^Live since/ }).waitFor()
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).last().click()

/** A finger over the middle half of a picture. */
async function drawOver(page: Page): Promise<void> {
  await dragOver(page, page.locator('.blur-layer'), [
    [0.25, 0.25],
    [0.75, 0.75],
  ])
  await page.getByText('Blurred area 1').waitFor()
  await press(page, 'Save')
  await page.getByText('Saved. It won’t be on your site').waitFor()
}
async function publish(page: Page): Promise<void> {
  await page.goto(world.home + mySitePath('review'))
  await press(page, 'Publish')
  await live(page)
}

/** How sharp the middle of the photo is that goes by these words, as a visitor has it. */
async function sharpnessOf(where: string, alt: string): Promise<number> {
  const picture = (await site(where)).match(/<picture.*?<\/picture>/gs)?.find((each) => each.includes(`alt="${alt}"`)) ?? ''
  const file = /[^\s",]+\.avif/.exec(picture)?.[0] ?? ''
  const photo = Buffer.from(await (await requestSite({ port: world.stack.port, slug: HER, path: file })).arrayBuffer())
  const { width = 0, height = 0 } = await sharp(photo).metadata()
  const part = {
    left: Math.round(width * 0.4),
    top: Math.round(height * 0.4),
    width: Math.round(width / 5),
    height: Math.round(height / 5),
  }
  return (await sharp(await sharp(photo).extract(part).png().toBuffer()).stats()).sharpness
}

it('adds a photo with a blurred area, and blurs one that was on her site already: both on her public page', async () => {
  const page = await world.signedIn()
  const file = path.join(world.dataDir, 'IMG_0451.jpg')
  const lines = Buffer.from(Array.from({ length: 1600 * 1200 * 3 }, (_, index) => (Math.floor(index / 3 / 20) % 2) * 255))
  await sharp(lines, { raw: { width: 1600, height: 1200, channels: 3 } })
    .jpeg({ quality: 90 })
    .toFile(file)
  await page.goto(world.home + mySitePath('photos/add'))
  await page.getByLabel('Choose photos').setInputFiles(file)
  await page.getByLabel('What the photo shows').fill('A blind at noon')
  await press(page, 'Save')
  await page.getByText('Saved.').waitFor()
  await page.goto(world.home + mySitePath('photos'))
  await page.getByRole('link', { name: /^A blind at noon/ }).click()
  await page.getByRole('link', { name: 'Blur a face or a tattoo' }).click()
  await drawOver(page)
  await publish(page)
  expect(await sharpnessOf('/gallery', 'A blind at noon')).toBeLessThan(1)

  // Once more, now that it is on her site, in her folder, and the platform has forgotten what she sent.
  const alt = 'Two summits above fog that lies between firs'
  const before = await sharpnessOf('/gallery', alt)
  await page.goto(world.home + mySitePath('photos/fog'))
  await page.getByRole('link', { name: 'Blur a face or a tattoo' }).click()
  await page.getByText('Anyone who saved it before may still have it').waitFor()
  await press(page, 'Save')
  await page.getByText('Nothing has changed: mark what nobody should recognise').waitFor()
  await drawOver(page)
  await publish(page)
  expect(await sharpnessOf('/gallery', alt)).toBeLessThan(before / 3)
  await page.goto(world.home + mySitePath('history'))
  await page.getByText('1 blurred area').first().waitFor()
})

it('changes a price that stands in her rates too by the way that its note offers: both on her public page', async () => {
  const page = await world.signedIn()
  await page.goto(world.home + mySitePath('services/dinner'))
  await page.locator('[name=content-services-dinner-price]').fill('1,777')
  await press(page, 'Save')
  await page.goto(world.home + mySitePath('review'))
  expect(await page.getByRole('button', { name: 'Publish' }).count()).toBe(0)
  await page.getByRole('link', { name: 'Change it in your rates too' }).click()
  await page.getByText('$1,777 is filled in below, in “Three hours”.').waitFor()
  const line = page.locator('[name="content-rates.0.items.1.outcall"]')
  expect([await line.isVisible(), await line.inputValue()]).toEqual([true, '1777'])
  const at = await line.boundingBox()
  expect((at?.y ?? 0) > 0 && (at?.y ?? 844) < 600).toBe(true)
  await press(page, 'Save')
  await page.getByText('Saved. It won’t be on your site').waitFor()
  await publish(page)
  expect((await site('/rates')).match(/1,777/g)?.length).toBeGreaterThan(0)
  expect(await site('/services')).toContain('1,777')
})

it('changes a price, sees it first, publishes it, tries a photo, keeps it, and takes it back: each on her public page', async () => {
  const page = await world.signedIn()
  await page.goto(world.home + mySitePath('services/away'))
  await page.locator('[name=content-services-away-price]').fill('4,000')
  await press(page, 'Save and see it')
  await page.getByRole('heading', { name: 'Your draft is ready' }).waitFor()
  const [draft] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: 'Open my draft' }).click()])
  await draft.getByText('4,000').first().waitFor()
  expect(new URL(draft.url()).search).toBe('')
  expect([new URL(draft.url()).pathname, (await site('/services')).includes('4,000')]).toEqual(['/services', false])
  await draft.keyboard.press('Tab')
  await draft.keyboard.press('Enter')
  await draft.waitForURL(/#content$/, { timeout: 20_000 })
  await draft.keyboard.press('Tab')
  expect(await draft.evaluate(() => document.activeElement?.closest('main, aside, header')?.tagName)).toBe('MAIN')
  const other = await world.browser.newContext()
  expect((await (await other.newPage()).goto(draft.url()))?.status()).toBe(404)
  await other.close()

  await page.getByRole('link', { name: 'Review and publish' }).click()
  await press(page, 'Publish')
  await live(page)
  expect(await site('/services')).toContain('4,000')
  expect((await draft.reload())?.status()).toBe(404)

  const before = await opening()
  await page.goto(world.home + dashboardPath('what-works'))
  await page.getByRole('link', { name: 'Try another opening photo' }).click()
  await page.getByText('Your site hasn’t been counted for long enough').waitFor()
  await page.locator('.tile').first().click()
  const chosen = await page.locator('input[name=photo]:checked').getAttribute('value')
  await press(page, /^Start/)
  await live(page)
  const id = (await runningTests()).find((each) => each.startsWith('opening-photo')) ?? ''
  expect([id !== '', await opening()]).toEqual([true, before])

  // As the mail leads there.
  await page.goto(`${world.home}${testPath(id)}?use=${chosen}`)
  await press(page, /^Use “/)
  await live(page)
  const after = await opening()
  expect(after).not.toBe(before)

  await page.goto(world.home + mySitePath('history'))
  await page.getByRole('link', { name: 'Undo: Test of your opening photo' }).first().click()
  await press(page, 'Undo it')
  await live(page)
  expect(await opening()).toBe(before)
  // And that it was ever begun.
  await page.goto(world.home + mySitePath('history'))
  await page.getByRole('link', { name: 'Undo: Test of your opening photo' }).last().click()
  await press(page, 'Undo it')
  await live(page)
  expect([await runningTests(), await opening()]).toEqual([['tagline'], before])
  await page.goto(world.home + dashboardPath('what-works'))
  await page.getByRole('link', { name: 'Try another opening photo' }).waitFor()
  expect((await world.place.git('log', '--format=%s')).split('\n').slice(0, 5)).toEqual([
    expect.stringMatching(/^Margot: test opening-photo-\S+ taken back/),
    expect.stringMatching(/^Margot: test opening-photo-\S+ goes on/),
    expect.stringMatching(/^Margot: test opening-photo-\S+ ended/),
    expect.stringMatching(/^Margot: test opening-photo-\S+ started/),
    expect.stringMatching(/^Margot: price \S.* Further away$/),
  ])
})
