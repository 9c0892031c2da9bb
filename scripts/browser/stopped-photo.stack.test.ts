import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { mySitePath } from '../../tenants/contract/urls.ts'
import { forgetPhotos } from '../test-support/forget-photos.ts'
import { openHerSite } from '../test-support/open-her-site.ts'
import { launchBrowser } from './launch-browser.ts'

// Sophie's connection breaks for good in the middle of a photo, and she chooses it again later.

const TENANT = 'sophie'
const { sql, cookie, begin, close } = await openHerSite(TENANT)
let browser: Browser
let folder: string
beforeAll(async () => {
  await begin()
  browser = await launchBrowser()
  folder = await mkdtemp(path.join(tmpdir(), 'phone-'))
})
afterAll(async () => {
  await browser.close()
  await forgetPhotos(sql, TENANT)
  await close()
  await rm(folder, { recursive: true, force: true })
})

const home = () => `http://localhost:${inject('port')}`
async function phone(): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  await context.addCookies([{ name: 'desk', value: cookie.replace('desk=', ''), url: home() }])
  return context
}

/** More than two pieces. */
async function makePhoto(name: string): Promise<string> {
  const noise = { type: 'gaussian', mean: 120, sigma: 50 } as const
  const file = path.join(folder, name)
  await sharp({ create: { width: 1500, height: 1000, channels: 3, background: '#888', noise } })
    .jpeg({ quality: 90 })
    .toFile(file)
  return file
}

it('says of a photo that had stopped no longer that it has, once it is chosen again', async () => {
  const page = await (await phone()).newPage()
  const file = await makePhoto('stopped.jpg')
  const stop = (from: RegExp) => page.route(from, (route) => route.abort())
  await stop(/from=[1-9]\d*$/)
  await page.goto(home() + mySitePath('photos/add'))
  await page.getByLabel('Choose photos').setInputFiles(file)
  await page.getByText('The connection is lost. It carries on').waitFor()
  page.on('dialog', (dialog) => dialog.accept())
  await page.goto(home() + mySitePath('photos/add'))
  await page.getByText(/^A photo of .* stopped at \d+%$/).waitFor()
  await page.getByLabel('Choose photos').setInputFiles(file)
  await page.getByText('The connection is lost. It carries on').waitFor()
  expect(await page.getByText('Not finished yet').count()).toBe(0)
  await page.context().close()
})
