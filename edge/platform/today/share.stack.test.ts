import type { Browser, Page } from 'playwright-core'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { launchBrowser } from '../../../scripts/browser/launch-browser.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'
import { sharePath } from '../../../tenants/contract/urls.ts'

// What she is to post, copied in a real browser.

const DATES = { city: 'Hobart', from: '2098-03-01' }
const ADDRESS = /^https:\/\/sophie\.[^/]+\/tour\/hobart\?utm_campaign=hobart-2098-03-01$/

let browser: Browser
let sql: Sql
let cookie: string
beforeAll(async () => {
  browser = await launchBrowser()
  sql = connect(inject('databaseUrl'))
  cookie = (await signInAs('sophie', sql)).replace('desk=', '')
  // Dates that nobody has asked for: the first thing to do.
  await sql`insert into locations (tenant_id, city, from_day, to_day, time_zone) values ('sophie', 'Hobart', '2098-03-01', '2098-03-04', 'Australia/Hobart')`
})
afterAll(async () => {
  await sql`delete from locations where tenant_id = 'sophie' and city = 'Hobart'`
  await browser.close()
  await sql.end()
})

const home = () => `http://localhost:${inject('port')}`
async function open(path: string, { javaScriptEnabled = true } = {}): Promise<Page> {
  const permissions = javaScriptEnabled ? ['clipboard-read', 'clipboard-write'] : []
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled, permissions })
  await context.addCookies([{ name: 'desk', value: cookie, url: home() }])
  const page = await context.newPage()
  await page.goto(home() + path)
  return page
}
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

describe('an address that she is to post', () => {
  it('is copied from Today with one tap', async () => {
    const page = await open('/dashboard')
    await page.getByRole('button', { name: /^Copy your .*link$/ }).click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await clipboard(page)).toMatch(/^https:\/\/sophie\./)
    await page.context().close()
  })

  it('is the same where the button of the weekly mail leads', async () => {
    const page = await open(sharePath(DATES))
    const field = await page.getByLabel('Address').inputValue()
    expect(field).toMatch(ADDRESS)
    await page.getByRole('button', { name: 'Copy your Hobart link' }).click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await clipboard(page)).toBe(field)
    await page.context().close()
  })

  it('stands in a field where there is no script, one tap from Today', async () => {
    const page = await open('/dashboard', { javaScriptEnabled: false })
    await page.getByRole('link', { name: /^Copy your .*link$/ }).click()
    expect(await page.getByLabel('Address').inputValue()).toMatch(/^https:\/\/sophie\./)
    await page.goto(home() + sharePath(DATES))
    expect(await page.getByLabel('Address').inputValue()).toMatch(ADDRESS)
    expect(await page.locator('[data-copies]').isVisible()).toBe(false)
    await page.context().close()
  })

  it('is of her own dates, whatever the link says', async () => {
    const page = await open(sharePath({ city: 'Elsewhere', from: '2098-03-01' }))
    expect(await page.getByLabel('Address').inputValue()).toMatch(/^https:\/\/sophie\.[^/]+\/$/)
    expect(await page.content()).not.toContain('Elsewhere')
    await page.context().close()
  })
})
