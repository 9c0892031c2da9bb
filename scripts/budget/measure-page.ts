import { brotliCompressSync } from 'node:zlib'
import type { Browser } from 'playwright-core'

export interface PageWeight {
  url: string
  /** HTML with its CSS, brotli, bytes. */
  html: number
  /** Scripts that run, inline and linked, brotli, bytes. */
  script: number
  /** All that a phone loads before a finger moves, as sent, bytes. */
  firstView: number
  /** Hosts other than the page's own. */
  thirdParties: string[]
}

/** A phone of the size that Lighthouse simulates. */
const PHONE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75 }

/** Loads a page as a first visitor and weighs it. */
export async function measurePage(browser: Browser, url: string): Promise<PageWeight> {
  const context = await browser.newContext({ ...PHONE, extraHTTPHeaders: { 'sec-gpc': '1' } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  let firstView = 0
  const hosts = new Set<string>()
  const scripts: string[] = []
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    firstView += encodedDataLength
  })
  page.on('response', (response) => {
    if (/^https?:/.test(response.url())) hosts.add(new URL(response.url()).host)
    if (response.request().resourceType() === 'script')
      void response.text().then(
        (text) => scripts.push(text),
        () => undefined,
      )
  })
  const response = await page.goto(url, { waitUntil: 'networkidle' })
  const html = (await response?.text()) ?? ''
  await context.close()
  const inline = [
    ...html.matchAll(/<script(?![^>]*type="(?:application\/ld\+json|speculationrules)")(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g),
  ].map(([, text = '']) => text)
  const own = new URL(url).host
  return {
    url,
    html: brotli(html),
    script: brotli([...inline, ...scripts].join('\n')),
    firstView,
    thirdParties: [...hosts].filter((host) => host !== own),
  }
}

const brotli = (text: string) => (text.trim() === '' ? 0 : brotliCompressSync(text).length)
