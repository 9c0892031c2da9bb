import { cp, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import type { Manifest } from '../../tenants/contract/manifest.ts'
import { dashboardPath, localUrl, mySitePath, testPath } from '../../tenants/contract/urls.ts'
import { keepPublisher } from '../publisher/keep-publisher.ts'
import { makePublishable } from '../publisher/make-publishable.ts'
import { publisherPlace } from '../publisher/publisher-place.ts'
import { type ServingStack, startServing } from '../runtime/start-stack.ts'
import { requestSite } from '../test-support/request-site.ts'
import { signInAs } from '../test-support/sign-in.ts'
import { makeDataDir } from '../test-support/start-serve.ts'
import { launchBrowser } from './launch-browser.ts'

// Margot’s evening with her phone, with a real publisher: a price, a look at the draft, live; a test of a photo, its end, and all of it taken back.

const HER = 'margot'
let place: Awaited<ReturnType<typeof makePublishable>>
let dataDir: string
let stack: ServingStack
let sql: Sql
let browser: Browser
let publishing: Promise<void>
const ended = new AbortController()
beforeAll(async () => {
  place = await makePublishable((tenants) =>
    cp(path.resolve(import.meta.dirname, '../../tenants', HER), path.join(tenants, HER), { recursive: true }),
  )
  dataDir = await makeDataDir()
  stack = await startServing({ paths: place.paths, port: 0, dataDir, databaseUrl: undefined, onProgress: () => undefined }, () => undefined)
  await stack.database.ready
  const here = publisherPlace(place.paths, { say: () => undefined, inTurn: stack.inTurn, env: {} })
  publishing = keepPublisher(stack.databaseUrl, here, ended.signal)
  sql = connect(stack.databaseUrl)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  ended.abort()
  await publishing
  await sql?.end()
  await stack?.stop()
  await place?.drop()
  await rm(dataDir, { recursive: true, force: true })
})

const home = () => localUrl({ port: stack.port })
async function signedIn(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const cookie = await signInAs(HER, sql, { port: stack.port, dataDir })
  await context.addCookies([{ name: 'desk', value: cookie.replace('desk=', ''), url: home() }])
  return context.newPage()
}
/** As somebody sees it who takes part in no test. */
const site = async (where: string) => (await requestSite({ port: stack.port, slug: HER, path: where, headers: { dnt: '1' } })).text()
const runningTests = async () =>
  (JSON.parse(await readFile(path.join(place.paths.dist, HER, 'manifest.json'), 'utf8')) as Manifest).experiments.map(({ id }) => id)
/** The photo that opens her page, by its words. */
const opening = async () => /<img[^>]* alt="([^"]+)"/.exec(await site('/'))?.[1]
const live = (page: Page) => page.getByRole('heading', { name: /^Live since/ }).waitFor()
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).last().click()

it('changes a price, sees it first, publishes it, tries a photo, keeps it, and takes it back: each on her public page', async () => {
  const page = await signedIn()
  await page.goto(home() + mySitePath('services/away'))
  await page.locator('[name=content-services-away-price]').fill('4,000')
  await press(page, 'Save and see it')
  await page.getByRole('heading', { name: 'Your draft is ready' }).waitFor()
  const [draft] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: 'Open my draft' }).click()])
  await draft.getByText('4,000').first().waitFor()
  expect(new URL(draft.url()).search).toBe('')
  expect([new URL(draft.url()).pathname, (await site('/services')).includes('4,000')]).toEqual(['/services', false])
  const other = await browser.newContext()
  expect((await (await other.newPage()).goto(draft.url()))?.status()).toBe(404)
  await other.close()

  await page.getByRole('link', { name: 'Review and publish' }).click()
  await press(page, 'Publish')
  await live(page)
  expect(await site('/services')).toContain('4,000')
  expect((await draft.reload())?.status()).toBe(404)

  const before = await opening()
  await page.goto(home() + dashboardPath('what-works'))
  await page.getByRole('link', { name: 'Try another opening photo' }).click()
  await page.getByText('Your site hasn’t been counted for long enough').waitFor()
  await page.locator('.tile').first().click()
  const chosen = await page.locator('input[name=photo]:checked').getAttribute('value')
  await press(page, /^Start/)
  await live(page)
  const id = (await runningTests()).find((each) => each.startsWith('opening-photo')) ?? ''
  expect([id !== '', await opening()]).toEqual([true, before])

  // As the mail leads there.
  await page.goto(`${home()}${testPath(id)}?use=${chosen}`)
  await press(page, /^Use “/)
  await live(page)
  const after = await opening()
  expect(after).not.toBe(before)

  await page.goto(home() + mySitePath('history'))
  await page.getByRole('link', { name: 'Undo: Test of your opening photo' }).first().click()
  await press(page, 'Undo it')
  await live(page)
  expect(await opening()).toBe(before)
  // And that it was ever begun.
  await page.goto(home() + mySitePath('history'))
  await page.getByRole('link', { name: 'Undo: Test of your opening photo' }).last().click()
  await press(page, 'Undo it')
  await live(page)
  expect([await runningTests(), await opening()]).toEqual([['tagline'], before])
  await page.goto(home() + dashboardPath('what-works'))
  await page.getByRole('link', { name: 'Try another opening photo' }).waitFor()
  expect((await place.git('log', '--format=%s')).split('\n').slice(0, -1)).toEqual([
    expect.stringMatching(/^Margot: test opening-photo-\S+ taken back/),
    expect.stringMatching(/^Margot: test opening-photo-\S+ goes on/),
    expect.stringMatching(/^Margot: test opening-photo-\S+ ended/),
    expect.stringMatching(/^Margot: test opening-photo-\S+ started/),
    expect.stringMatching(/^Margot: price \S.* Further away$/),
  ])
})
