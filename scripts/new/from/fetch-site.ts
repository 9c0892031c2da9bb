import robotsParser from 'robots-parser'
import { PHOTO_BYTES_MAX, PHOTOS_PER_TENANT_MAX } from '../../../tenants/contract/limits.ts'
import { Failed } from '../../command-line/failed.ts'
import { PAGE_BYTES_MAX, PAGES_MAX } from './limits.ts'
import type { Send } from './public-network.ts'
import { pageName } from './read-folder.ts'
import { readPage } from './read-page.ts'
import type { SiteSource } from './site-source.ts'
import { hostOf, parseSiteAddress, ROBOT, Visit, type Visited } from './visit.ts'

/** Addresses that are no pages, or the same ones in another order. */
const NO_PAGE = /\.(?!html?$|php$)[a-z0-9]{2,5}$|\/(cart|checkout|account|login|wp-admin|wp-json|feed|tag|category|author)(\/|$)/i
const PHOTO = /\.(jpe?g|png|webp|avif)$/i

interface Options {
  send: Send
  pauseMs?: number
  say: (sentence: string) => void
}

/** A site by its address: pages that its own pages lead to, and the photos that they show, of one host. As robots.txt allows. Throws Failed. */
export async function fetchSite(typed: string, { send, pauseMs, say }: Options): Promise<SiteSource> {
  const start = parseSiteAddress(typed)
  if (typeof start === 'string') throw new Failed(`--from: ${typed} is ${start}. Nothing was made.`)
  const visit = new Visit(start, { send, ...(pauseMs === undefined ? {} : { pauseMs }) })
  const isAllowed = await readRobots(visit, start)
  const source: SiteSource = { pages: [], photos: [], notes: [] }
  const waiting = [start]
  const seen = new Set([keyOf(start)])
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    if (source.pages.length >= PAGES_MAX) {
      source.notes.push({ what: `${waiting.length + 1} pages`, why: `more than ${PAGES_MAX} pages are not read`, from: url.href })
      break
    }
    const note = (why: string) => source.notes.push({ what: `the page ${url.pathname}`, why, from: url.href })
    if (!isAllowed(url)) {
      note('robots.txt of the site asks that it is not read')
      continue
    }
    say(`page ${source.pages.length + 1}: ${url.pathname}`)
    const visited = await visit.fetch(url, PAGE_BYTES_MAX)
    if ('problem' in visited) {
      if (url === start) throw new Failed(`--from: ${typed} ${visited.problem}. Nothing was made.`)
      note(visited.problem)
      continue
    }
    if (visited.contentType !== '' && !/html/i.test(visited.contentType)) continue
    const read = readPage(visited.bytes, {
      from: url.href,
      name: pageName(visited.url.pathname),
      isMarkdown: false,
      contentType: visited.contentType,
    })
    source.notes.push(...read.notes)
    if (read.page === undefined) continue
    source.pages.push(read.page)
    for (const link of read.page.links) follow(link, { base: visited.url, start, seen, waiting })
  }
  addPhotos(source, { visit, start, isAllowed })
  if (source.pages.length === 0) throw new Failed(`--from: ${typed} has no page that may be read. Nothing was made.`)
  return source
}

/** What a site says to robots; one that cannot say it now is not read. https://www.rfc-editor.org/rfc/rfc9309#section-2.3.1 */
async function readRobots(visit: Visit, start: URL): Promise<(url: URL) => boolean> {
  const address = new URL('/robots.txt', start)
  const visited: Visited = await visit.fetch(address, 512 * 1024)
  if ('problem' in visited) {
    if (visited.status !== undefined && visited.status >= 400 && visited.status < 500) return () => true
    throw new Failed(`--from: ${address.href} ${visited.problem}, so that nobody knows what may be read. Nothing was made.`)
  }
  const robots = robotsParser(address.href, visited.bytes.toString('utf8'))
  visit.slowDown(robots.getCrawlDelay(ROBOT) ?? 0)
  return (url) => robots.isAllowed(new URL(url.pathname + url.search, address).href, ROBOT) !== false
}

const keyOf = (url: URL): string => `${hostOf(url)}${url.pathname.replace(/\/(index\.html?)?$/, '')}`

function follow(link: string, { base, start, seen, waiting }: { base: URL; start: URL; seen: Set<string>; waiting: URL[] }): void {
  if (!URL.canParse(link, base)) return
  const url = new URL(link, base)
  url.hash = ''
  url.search = ''
  if (hostOf(url) !== hostOf(start) || NO_PAGE.test(url.pathname) || typeof parseSiteAddress(url.href) === 'string') return
  if (seen.has(keyOf(url))) return
  seen.add(keyOf(url))
  waiting.push(url)
}

/** Those of the same host; each is fetched when it is developed, so that one at a time is in memory. */
function addPhotos(source: SiteSource, { visit, start, isAllowed }: { visit: Visit; start: URL; isAllowed: (url: URL) => boolean }): void {
  const known = new Set<string>()
  for (const page of source.pages)
    for (const photo of page.photos) {
      if (!URL.canParse(photo.source, page.from)) continue
      const url = new URL(photo.source, page.from)
      photo.source = url.href
      if (!PHOTO.test(url.pathname) || known.has(url.href)) continue
      known.add(url.href)
      if (known.size > PHOTOS_PER_TENANT_MAX || hostOf(url) !== hostOf(start) || !isAllowed(url)) continue
      source.photos.push({ from: url.href, read: () => fetchPhoto(visit, url) })
    }
}

async function fetchPhoto(visit: Visit, url: URL): Promise<Buffer> {
  const visited = await visit.fetch(url, PHOTO_BYTES_MAX)
  if ('problem' in visited) throw new NotFetched(visited.problem)
  return visited.bytes
}

export class NotFetched extends Error {}
