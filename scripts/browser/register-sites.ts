import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import { buildPaths } from '../../sites/builder/paths.ts'
import type { Manifest } from '../../tenants/contract/manifest.ts'
import { localUrl } from '../../tenants/contract/urls.ts'
import { LONG_NAMED, SHOWCASE, SPEAKING, startShowcase } from '../screenshots/start-showcase.ts'
import { launchBrowser } from './launch-browser.ts'

interface Sites {
  port: number
  dist: string
  stop: () => Promise<void>
}

/** The three layouts, in English and in longer words, on a stack that is started for the tests of one file: half a minute. */
export const registerShowcase = () =>
  register(async () => {
    const { port, paths, stop } = await startShowcase([...Object.values(SHOWCASE), LONG_NAMED, ...SPEAKING.map(({ slug }) => slug)])
    return { port, dist: paths.dist, stop }
  })

/** The sample tenants, on the stack of all tests. */
export const registerSamples = () =>
  register(() =>
    Promise.resolve({
      port: inject('port'),
      dist: buildPaths(path.resolve(import.meta.dirname, '../..')).dist,
      stop: () => Promise.resolve(),
    }),
  )

/** Sites and a browser for the tests of one file, from before its first to after its last. */
function register(start: () => Promise<Sites>) {
  let sites: Sites
  let browser: Browser
  beforeAll(async () => {
    ;[sites, browser] = await Promise.all([start(), launchBrowser()])
  })
  afterAll(async () => {
    await browser.close()
    await sites.stop()
  })

  const urlOf = (slug: string, where: string) => localUrl({ slug, port: sites.port }) + where
  const manifestOf = async (slug: string) => JSON.parse(await readFile(path.join(sites.dist, slug, 'manifest.json'), 'utf8')) as Manifest

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
