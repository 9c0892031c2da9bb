import { existsSync } from 'node:fs'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { localUrl } from '../../tenants/contract/urls.ts'

// The same pages in a browser that is not Chromium, where it is on this machine. Playwright drives a Firefox of its own only; Debian's speaks WebDriver BiDi.

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((each) => existsSync(each))
const NAME = FIREFOX === undefined ? 'in Firefox (skipped: apt-get install firefox-esr)' : 'in Firefox'
/** A busy machine needs minutes for a browser's start. */
const WAIT_MS_MAX = 240_000

describe.skipIf(FIREFOX === undefined)(NAME, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await puppeteer.launch({
      ...{ browser: 'firefox', headless: true, timeout: WAIT_MS_MAX, protocolTimeout: WAIT_MS_MAX },
      executablePath: FIREFOX ?? '',
    })
  })
  afterAll(() => browser.close())
  /** Of those that only look at a page. */
  let looking: Page | undefined

  async function open(where: string): Promise<Page> {
    const page = await (await browser.createBrowserContext()).newPage()
    page.setDefaultTimeout(WAIT_MS_MAX)
    await page.setViewport({ width: 390, height: 844 })
    await page.goto(localUrl({ slug: 'claire', port: inject('port') }) + where, { timeout: WAIT_MS_MAX })
    return page
  }
  const close = (page: Page) => page.browserContext().close()

  it.each(['/', '/about', '/gallery', '/services', '/rates', '/tour/brisbane', '/booking'])(
    'shows %s with its fonts and photos, and scrolls nothing sideways',
    async (where) => {
      if (looking === undefined) looking = await open(where)
      else await looking.goto(localUrl({ slug: 'claire', port: inject('port') }) + where, { timeout: WAIT_MS_MAX })
      const page = looking
      await page.waitForFunction(() => {
        const first = document.querySelector<HTMLImageElement>('main img.photo')
        return !first || (first.complete && first.naturalWidth > 0)
      })
      const shown = await page.evaluate(async () => {
        await document.fonts.ready
        return {
          heading: document.querySelector('h1')?.checkVisibility(),
          sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          // What stands in from the machine itself, `Name 0`, may not be on it.
          fonts: [...document.fonts].filter(({ status, family }) => status === 'error' && !/ \d"?$/.test(family)).length,
        }
      })
      expect(shown).toEqual({ heading: true, sideways: 0, fonts: 0 })
    },
  )

  it('asks the calendar for what the fields show, also after a reload, which keeps them', async () => {
    const page = await open('/booking')
    await page.waitForSelector('[data-form-runs]')
    await page.select('select[name="service"]', 'weekend')
    await page.reload({ timeout: WAIT_MS_MAX })
    await page.waitForSelector('[data-form-runs]')
    await page.waitForSelector('.calendar[aria-busy="false"]')
    const { service, asked } = await page.evaluate(() => ({
      service: document.querySelector<HTMLSelectElement>('select[name="service"]')?.value,
      asked: performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name))
        .filter(({ pathname }) => pathname === '/_/availability')
        .map(({ searchParams }) => searchParams.get('service')),
    }))
    expect(asked.at(-1)).toBe(service)
    await close(page)
  })

  it('closes the lightbox by Back, and stays in the gallery', async () => {
    const page = await open('/gallery')
    await page.click('[data-photo="garden"]')
    await page.waitForFunction(() => location.hash === '#photo-garden' && document.querySelector('dialog[open]') !== null)
    await page.evaluate(() => history.back())
    await page.waitForFunction(() => location.hash === '' && document.querySelector('dialog[open]') === null)
    expect(new URL(page.url()).pathname).toBe('/gallery')
    await close(page)
  })
})
