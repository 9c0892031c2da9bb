import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { BEACON_BROTLI_BYTES_MAX } from '../../tenants/contract/limits.ts'
import { localUrl, nextFreePath } from '../../tenants/contract/urls.ts'
import { eventually } from '../test-support/eventually.ts'
import { launchBrowser } from './launch-browser.ts'

let sql: Sql
const browsers: Browser[] = []
beforeAll(() => {
  sql = connect(inject('databaseUrl'))
})
afterAll(async () => {
  for (const browser of browsers) await browser.close()
  await sql.end()
})

/** A visitor of her own by her user agent: what is sent while a page goes away takes no header from a test. */
const openPage = async (headers: Record<string, string> = {}) => {
  const userAgent = `Mozilla/5.0 (Linux; Android 15; ${randomUUID()}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36`
  const browser = await launchBrowser({ userAgent })
  browsers.push(browser)
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, extraHTTPHeaders: headers })
  return { context, page: await context.newPage() }
}
const at = (where: string) => localUrl({ slug: 'claire', port: inject('port') }) + where
const namesOf = async (campaign: string) => {
  const rows = await sql<{ name: string; count: number }[]>`
    select e.name, count(*)::integer as count from events e join sessions s using (tenant_id, session_id) where s.utm_campaign = ${campaign} group by e.name`
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]))
}

describe('the beacon', () => {
  it(`weighs at most ${BEACON_BROTLI_BYTES_MAX} bytes`, async () => {
    const entry = path.resolve(import.meta.dirname, '../../sites/scripts/beacon.ts')
    const { outputFiles } = await build({
      entryPoints: [entry],
      bundle: true,
      minify: true,
      format: 'iife',
      target: 'es2022',
      write: false,
    })
    expect(brotliCompressSync(outputFiles[0]?.contents ?? '').length).toBeLessThanOrEqual(BEACON_BROTLI_BYTES_MAX)
    expect(await readFile(entry, 'utf8')).not.toMatch(/localStorage|sessionStorage|document\.cookie/)
  })

  it('tells what was seen, clicked and for how long, in one piece when the page is left', async () => {
    const campaign = `beacon-${randomUUID()}`
    const { context, page } = await openPage()
    let beacons = 0
    page.on('request', (request) => {
      if (request.url().endsWith('/_/events')) beacons += 1
    })
    await page.goto(at(`/gallery?utm_campaign=${campaign}`))
    await page.locator('.gallery a').first().click()
    await page.locator('dialog.lightbox[open]').waitFor()
    await page.keyboard.press('Escape')
    await page.waitForTimeout(300)
    expect(beacons).toBe(0)
    await page.goto(at('/rates'))
    await page.waitForTimeout(200)
    await page.goto('about:blank')
    const names = await eventually(async () => {
      const found = await namesOf(campaign)
      return found.engagement === 2 ? found : undefined
    })
    expect(names).toMatchObject({ page_view: 2, gallery_open: 1, photo_click: 1, pricing_view: 1, engagement: 2 })
    expect(names.photo_view).toBeGreaterThan(0)
    const [engagement] =
      await sql`select data from events join sessions s using (tenant_id, session_id) where name = 'engagement' and path = '/gallery' and s.utm_campaign = ${campaign}`
    expect(engagement?.data.seconds).toBeGreaterThan(0.2)
    expect(engagement?.data.scrollPercent).toBeGreaterThan(1)
    // A click is told with the time it happened, not with the time the page was left.
    const order = await sql`
      select e.name, e.occurred_at from events e join sessions s using (tenant_id, session_id)
      where s.utm_campaign = ${campaign} and e.path = '/gallery' and e.name in ('photo_click', 'engagement') order by e.occurred_at`
    expect(order.map(({ name }) => name as string)).toEqual(['photo_click', 'engagement'])
    const [clicked = 0, left = 0] = order.map(({ occurred_at }) => (occurred_at as Date).getTime())
    expect(left - clicked).toBeGreaterThan(250)
    await context.close()
  })

  it('is silent under Global Privacy Control', async () => {
    const { context, page } = await openPage({ 'sec-gpc': '1' })
    await context.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }))
    const sent: string[] = []
    page.on('request', (request) => sent.push(request.url()))
    await page.goto(at('/gallery'))
    await page.locator('.gallery a').first().click()
    await page.waitForTimeout(200)
    await page.goto(at('/rates'))
    await page.goto('about:blank')
    // The next free time is read as a photo is, and tells nothing.
    expect(sent.filter((url) => url.includes('/_/') && new URL(url).pathname !== nextFreePath())).toEqual([])
    await context.close()
  })

  it('counts a page once more when it comes back from the back-forward cache', async () => {
    const campaign = `bfcache-${randomUUID()}`
    const { context, page } = await openPage()
    await page.goto(at(`/services?utm_campaign=${campaign}`))
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
    await page.goto('about:blank')
    await eventually(async () => ((await namesOf(campaign)).page_view === 2 ? true : undefined))
    await context.close()
  })
})
