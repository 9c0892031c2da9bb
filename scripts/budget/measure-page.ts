import { brotliCompressSync } from 'node:zlib'
import type { Browser } from 'playwright-core'

export interface PageWeight {
  url: string
  /** HTML with its CSS, brotli, bytes. */
  html: number
  /** Scripts that run, inline and linked, brotli, bytes. */
  script: number
  /** The page itself with its headers, as sent, bytes. */
  document: number
  /** All that a phone loads before a finger moves, as sent, bytes. */
  firstView: number
  /** Hosts other than the page's own. */
  thirdParties: string[]
}

/** A phone of the size that Lighthouse simulates. */
const PHONE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75 }

export interface PageMeter {
  /** Loads a page as a first visitor and weighs it; one after the other. */
  weigh: (url: string) => Promise<PageWeight>
  close: () => Promise<void>
}

/** One page of the browser for all that are weighed, which forgets what it has loaded before each: a new one costs more than a load. */
export async function openMeter(browser: Browser): Promise<PageMeter> {
  const context = await browser.newContext({ ...PHONE, extraHTTPHeaders: { 'sec-gpc': '1' } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  let load = emptyLoad('')
  session.on('Network.requestWillBeSent', ({ requestId, documentURL, type }) => {
    // What the page before still sends is none of this one's.
    if (documentURL !== load.url) return
    load.requests.add(requestId)
    if (type === 'Document') load.document = requestId
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!load.requests.has(requestId)) return
    load.firstView += encodedDataLength
    if (requestId === load.document) load.documentBytes = encodedDataLength
  })
  page.on('response', (response) => {
    const { hosts, scripts } = load
    if (/^https?:/.test(response.url())) hosts.add(new URL(response.url()).host)
    if (response.request().resourceType() === 'script')
      void response.text().then(
        (text) => scripts.push(text),
        () => undefined,
      )
  })
  return {
    weigh: async (url) => {
      await session.send('Network.clearBrowserCache')
      await session.send('Network.clearBrowserCookies')
      await session.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'all' })
      load = emptyLoad(new URL(url).href)
      const response = await page.goto(url, { waitUntil: 'networkidle' })
      return weightOf(load, (await response?.text()) ?? '')
    },
    close: () => context.close(),
  }
}

interface Load {
  url: string
  requests: Set<string>
  /** The request of the page itself. */
  document: string
  documentBytes: number
  firstView: number
  hosts: Set<string>
  scripts: string[]
}

const emptyLoad = (url: string): Load => ({
  url,
  requests: new Set(),
  document: '',
  documentBytes: 0,
  firstView: 0,
  hosts: new Set(),
  scripts: [],
})

function weightOf({ url, documentBytes, firstView, hosts, scripts }: Load, html: string): PageWeight {
  const inline = [
    ...html.matchAll(/<script(?![^>]*type="(?:application\/ld\+json|speculationrules)")(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g),
  ].map(([, text = '']) => text)
  const own = new URL(url).host
  return {
    url,
    html: brotli(html),
    script: brotli([...inline, ...scripts].join('\n')),
    document: documentBytes,
    firstView,
    thirdParties: [...hosts].filter((host) => host !== own),
  }
}

const brotli = (text: string) => (text.trim() === '' ? 0 : brotliCompressSync(text).length)
