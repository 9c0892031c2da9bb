import path from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { mySitePath } from '../../tenants/contract/urls.ts'
import { requestSite } from '../test-support/request-site.ts'
import { dragOver } from './drag-over.ts'
import { HER, startMargotsPhone } from './margots-phone.ts'

// What Margot hides in a photo stays hidden on her public page until she says otherwise, whatever she discards or takes back meanwhile.

const ALT = 'A blind at noon'
let world: Awaited<ReturnType<typeof startMargotsPhone>>
beforeAll(async () => {
  world = await startMargotsPhone()
})
afterAll(() => world?.stop())

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).last().click()
const saved = (page: Page) => page.getByText('Saved. It won’t be on your site').waitFor()

async function addPhoto(page: Page): Promise<string> {
  const file = path.join(world.dataDir, 'IMG_0452.jpg')
  const lines = Buffer.from(Array.from({ length: 1600 * 1200 * 3 }, (_, index) => (Math.floor(index / 3 / 20) % 2) * 255))
  await sharp(lines, { raw: { width: 1600, height: 1200, channels: 3 } })
    .jpeg({ quality: 90 })
    .toFile(file)
  await page.goto(world.home + mySitePath('photos/add'))
  await page.getByLabel('Choose photos').setInputFiles(file)
  await page.getByLabel('What the photo shows').fill(ALT)
  await press(page, 'Save')
  await page.getByText('Saved.').waitFor()
  await page.goto(world.home + mySitePath('photos'))
  return (await page.getByRole('link', { name: new RegExp(`^${ALT}`) }).getAttribute('href')) ?? ''
}

/** A finger over a part of the photo, all of it within `from` and `to`. */
async function draw(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  await dragOver(page, page.locator('.blur-layer'), [from, to])
}
async function publish(page: Page): Promise<void> {
  await page.goto(world.home + mySitePath('review'))
  await press(page, 'Publish')
  await page.getByRole('heading', { name: /^Live since/ }).waitFor()
}

/** How much there is to see on the left and on the right of it, as a visitor has it: stripes, or next to nothing. */
async function seen(): Promise<{ left: boolean; right: boolean }> {
  const ask = (where: string) => requestSite({ port: world.stack.port, slug: HER, path: where, headers: { dnt: '1' } })
  const picture =
    (await (await ask('/gallery')).text()).match(/<picture.*?<\/picture>/gs)?.find((each) => each.includes(`alt="${ALT}"`)) ?? ''
  const photo = Buffer.from(await (await ask(/[^\s",]+\.avif/.exec(picture)?.[0] ?? '')).arrayBuffer())
  const { width = 0, height = 0 } = await sharp(photo).metadata()
  const isSharp = async (at: number) => {
    const part = {
      left: Math.round(width * at),
      top: Math.round(height * 0.45),
      width: Math.round(width * 0.1),
      height: Math.round(height * 0.1),
    }
    return (await sharp(await sharp(photo).extract(part).png().toBuffer()).stats()).sharpness > 1
  }
  return { left: await isSharp(0.25), right: await isSharp(0.65) }
}

it('blurs a hand, discards a draft without that, blurs a face too, and takes that back: the hand is visible to nobody', async () => {
  const page = await world.signedIn()
  const photo = await addPhoto(page)
  const blur = `${world.home}${photo}/blur`
  await page.goto(blur)
  await draw(page, [0.15, 0.2], [0.45, 0.8])
  await page.getByText('Blurred area 1').waitFor()
  await page.getByLabel('Keep it encrypted').check()
  await press(page, 'Save')
  await saved(page)
  await publish(page)
  expect(await seen()).toEqual({ left: false, right: true })

  await page.goto(blur)
  await press(page, /^Remove/)
  await press(page, 'Save')
  await saved(page)
  await page.goto(world.home + mySitePath('review'))
  await page.getByText('Something that is blurred on your site now will be visible to everyone').waitFor()
  await press(page, /^Discard/)
  await page.getByRole('heading', { name: 'Nothing to publish' }).waitFor()

  await page.goto(blur)
  await page.getByText('Blurred area 1').waitFor()
  await draw(page, [0.55, 0.2], [0.85, 0.8])
  await page.getByText('Blurred area 2').waitFor()
  await press(page, 'Save')
  await saved(page)
  await publish(page)
  expect(await seen()).toEqual({ left: false, right: false })

  await page.getByRole('link', { name: /^Undo/ }).click()
  await page.getByText('Something that is blurred on your site now will be visible to everyone').waitFor()
  await press(page, 'Undo it')
  await page.getByRole('heading', { name: /^Live since/ }).waitFor()
  expect(await seen()).toEqual({ left: false, right: true })
  await page.goto(blur)
  await page.getByText('Blurred area 1').waitFor()
  expect(await page.getByText('Blurred area 2').count()).toBe(0)
})
