import type { Browser } from 'playwright-core'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { borrowSite } from '../../db/queries/borrow-site.ts'
import { endPublication, selectPublications } from '../../db/queries/site-changes.ts'
import { mySitePath } from '../../tenants/contract/urls.ts'
import { sampleSource } from '../test-support/sample-source.ts'
import { signInAs } from '../test-support/sign-in.ts'
import { colourComplaintsOf, complaintsOf } from './complaints-of.ts'
import { launchBrowser } from './launch-browser.ts'

// Claire's site on her phone. The publisher's part is played here, so that no folder is touched.

const TENANT = 'claire'
let browser: Browser
let sql: Sql
let site: Awaited<ReturnType<typeof borrowSite>>
beforeAll(async () => {
  browser = await launchBrowser()
  sql = connect(inject('databaseUrl'))
  site = await borrowSite(sql, TENANT)
  await site.begin(sampleSource(TENANT))
})
afterAll(async () => {
  await browser.close()
  await site.giveBack()
  await sql.end()
})

const home = () => `http://localhost:${inject('port')}`
const open = async (options: { javaScriptEnabled: boolean }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options })
  await context.addCookies([{ name: 'desk', value: (await signInAs(TENANT, sql)).replace('desk=', ''), url: home() }])
  return context.newPage()
}

it('has nothing that axe finds in the light or the dark, and fits 320 px', async () => {
  const page = await open({ javaScriptEnabled: true })
  for (const part of ['services/dinner', 'rates', 'look']) {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto(home() + mySitePath(part))
    expect(await complaintsOf(page), part).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await colourComplaintsOf(page), `${part} in the dark`).toEqual([])
    await page.setViewportSize({ width: 320, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth), part).toBeLessThanOrEqual(320)
  }
  await page.context().close()
})

it('takes a new price and a new question, and publishes them, without a script', async () => {
  const page = await open({ javaScriptEnabled: false })
  await page.goto(home() + mySitePath())
  await page.getByRole('link', { name: /^Services/ }).click()
  await page.getByRole('link', { name: /^Dinner date/ }).click()
  await page.getByLabel('Price for the usual length').fill('1,400')
  await page.getByLabel('Price for the usual length').press('Enter')
  await page.getByText('Saved.').waitFor()

  await page.goto(home() + mySitePath('questions'))
  await page.getByRole('button', { name: 'Add a question' }).click()
  await page.getByLabel('Question', { exact: true }).last().fill('Do you dance?')
  await page.getByLabel('Answer', { exact: true }).last().fill('Badly.')
  await page.getByRole('button', { name: 'Save', exact: true }).last().click()
  await page.getByText('2 changes not published').waitFor()

  await page.getByRole('link', { name: 'Review and publish' }).click()
  await page.locator('.changes').getByText('$1,400').waitFor()
  expect(await page.getByText('Do you dance?').count()).toBe(1)
  await page.getByRole('button', { name: 'Publish' }).click()
  await page.getByRole('heading', { name: 'On its way…' }).waitFor()
  const [publication] = await selectPublications(sql, TENANT, 1)
  await endPublication(sql, TENANT, { publicationId: publication?.publicationId ?? '', state: 'live' })
  // The page looks again by itself.
  await page.getByRole('heading', { name: /^Live since \d+:\d\d [ap]m/ }).waitFor()
  await page.context().close()
})
