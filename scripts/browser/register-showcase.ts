import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import type { Manifest } from '../../tenants/contract/manifest.ts'
import { localUrl } from '../../tenants/contract/urls.ts'
import { startShowcase } from '../screenshots/start-showcase.ts'
import { launchBrowser } from './launch-browser.ts'

/** The three layouts and a browser for the tests of one file, from before its first to after its last. */
export function registerShowcase() {
  let showcase: Awaited<ReturnType<typeof startShowcase>>
  let browser: Browser
  beforeAll(async () => {
    ;[showcase, browser] = await Promise.all([startShowcase(), launchBrowser()])
  }, 180_000)
  afterAll(async () => {
    await browser.close()
    await showcase.stop()
  })

  const urlOf = (slug: string, where: string) => localUrl({ slug, port: showcase.port }) + where
  const manifestOf = async (slug: string) =>
    JSON.parse(await readFile(path.join(showcase.paths.dist, slug, 'manifest.json'), 'utf8')) as Manifest

  /** A page as somebody sees it who has answered the gate, unless told otherwise. */
  async function open(
    slug: string,
    where: string,
    options: BrowserContextOptions & { answered?: boolean; cookie?: string } = {},
  ): Promise<Page> {
    const { answered = true, cookie, ...rest } = options
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce', ...rest })
    const url = urlOf(slug, '/')
    if (answered) await context.addCookies([{ name: 'adult', value: 'yes', url }])
    if (cookie) await context.addCookies([{ name: 'ab', value: cookie, url }])
    const page = await context.newPage()
    await page.goto(urlOf(slug, where))
    return page
  }

  return { open, urlOf, manifestOf, browser: () => browser }
}
