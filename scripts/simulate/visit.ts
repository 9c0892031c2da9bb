import { randomUUID } from 'node:crypto'
import type { EventName } from '../../tenants/contract/event-data.ts'
import { bookingsPath, eventsPath, pagePath } from '../../tenants/contract/urls.ts'
import { daysAtHome } from '../runtime/tour-days.ts'
import { flagsOf, openClient } from './open-client.ts'
import type { PlannedVisitor } from './plan-visitors.ts'
import type { TrueVisit, Truth } from './truth.ts'

export interface Simulation {
  port: number
  slug: string
  /** Share of the people who book when nothing is varied. */
  rate: number
  /** Variant -> factor on that share. */
  effects: ReadonlyMap<string, number>
  random: () => number
  now: Date
  /** A local date and time that nobody has asked for before. */
  nextStart: () => string
}

/** Starts one after the other, four a day, from two days after `now`. */
export function freeStarts(now: Date): () => string {
  const days = daysAtHome(now, 2)
  let day = ''
  let taken = 0
  return () => {
    if (taken % STARTS.length === 0) day = days.next().value
    return `${day}T${STARTS[taken++ % STARTS.length]}`
  }
}

const DAY_MS = 86_400_000
const STARTS = ['10:00', '14:00', '18:00', '22:00']
/** What a page tells when it is looked at. */
const SEEN: Partial<Record<string, EventName>> = { [pagePath('gallery')]: 'gallery_open', [pagePath('rates')]: 'pricing_view' }
/** Those who book come back now and then. */
const CLIENTS = ['Sam', 'Alex', 'Jordan', 'Kim', 'Lee', 'Chris', 'Jamie', 'Pat', 'Drew', 'Morgan', 'Taylor', 'Noel', 'Ashley']
/** The limit of the edge is five an hour. */
const ATTEMPTS_MAX = 4

/** One visitor's whole story over HTTP, told to `truth`. */
export async function visit(visitor: PlannedVisitor, simulation: Simulation, truth: Truth): Promise<void> {
  const { random, now } = simulation
  const browser = openBrowser(visitor, simulation, truth)
  browser.arrive(visitor.source)
  await browser.open(`${pagePath('home')}${visitor.query}`, visitor.referrer)
  if (visitor.kind === 'bot' || visitor.kind === 'prefetch') return
  const pages = [pagePath('gallery'), pagePath('services'), pagePath('rates')].filter(() => random() < 0.4)
  for (const page of pages) {
    const html = await browser.open(page)
    const seen = SEEN[page]
    if (seen !== undefined) await browser.tell(seen, page)
    if (page === pagePath('gallery')) await lookAtPhotos(html, { browser, random })
  }
  const variants = browser.variants()
  const factor = [...variants.values()].reduce((product, variant) => product * (simulation.effects.get(variant) ?? 1), 1)
  const wants = random() < Math.min(1, simulation.rate * factor)
  if (wants || random() < 0.1) {
    await browser.open(pagePath('booking'))
    await browser.tell('form_start', pagePath('booking'))
  }
  if (wants) await browser.book()
  const later = visitor.returnsAfterDays
  if (later === undefined || visitor.at.getTime() + later * DAY_MS > now.getTime() - DAY_MS) return
  browser.wait(later * DAY_MS)
  browser.arrive('direct')
  await browser.open(pagePath('home'))
}

/** Sees some photos of the gallery, the first ones more often, and opens some of those. */
async function lookAtPhotos(html: string, { browser, random }: { browser: SimulatedBrowser; random: () => number }): Promise<void> {
  const photos = [...new Set([...html.matchAll(/<a [^>]*data-photo="([^"]+)"/g)].map(([, photo = '']) => photo))]
  if (photos.length === 0) throw new Error('The gallery shows no photo.')
  for (const [index, photo] of photos.entries()) {
    if (random() > 0.9 - index * 0.12) continue
    await browser.tell('photo_view', pagePath('gallery'), photo)
    if (random() < 0.3) await browser.tell('photo_click', pagePath('gallery'), photo)
  }
}

type SimulatedBrowser = ReturnType<typeof openBrowser>

function openBrowser(visitor: PlannedVisitor, { port, slug, random, nextStart }: Simulation, truth: Truth) {
  const counted = visitor.kind === 'person'
  const client = openClient(visitor, { port, slug, random }, truth)
  let visit: TrueVisit | undefined
  const note = (at: number, name: EventName, subject: string) => visit?.happened.push({ at, name, subject })
  return {
    wait: client.wait,
    arrive: (source: string) => {
      if (!counted) return
      visit = { source, city: visitor.city, happened: [] }
      truth.visits.push(visit)
    },
    variants: () => new Map([...flagsOf(client.cookie())].map(([test, { variant }]) => [test, variant])),
    open: async (path: string, referrer?: string) => {
      const at = client.now()
      const response = await client.send(path, { headers: referrer === undefined ? {} : { referer: referrer } })
      if (response.status !== 200) throw new Error(`${slug}${path} answered ${response.status}.`)
      note(at, 'page_view', path.split('?')[0] ?? path)
      if (!counted) truth.uncounted++
      return response.text()
    },
    /** What the beacon of a page tells. */
    tell: async (name: EventName, path: string, photo?: string) => {
      note(client.now(), name, photo ?? '')
      await client.send(eventsPath(), {
        method: 'POST',
        body: JSON.stringify({ name, path, ...(photo === undefined ? {} : { data: { photo } }) }),
      })
    },
    book: async () => {
      for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
        const name = CLIENTS[truth.requests.length % CLIENTS.length] ?? 'Sam'
        const request = { name, email: `${name.toLowerCase()}@example.com`, service: 'dinner', startsAt: nextStart(), hours: 2 }
        const body = JSON.stringify({ ...request, idempotencyKey: randomUUID() })
        const at = client.now()
        const { status } = await client.send(bookingsPath(), { method: 'POST', body, headers: { 'content-type': 'application/json' } })
        if (status === 201 || status === 202) {
          note(at, 'form_submit', '')
          truth.requests.push({ at, source: visit?.source ?? 'unknown' })
          return
        }
        if (status !== 409) throw new Error(`A booking was answered with ${status}.`)
      }
    },
  }
}
