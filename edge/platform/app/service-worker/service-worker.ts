import { dashboardPath, offlinePath } from '../../../../tenants/contract/urls.ts'
import { english } from '../../design/font-faces.json'
import { giveBack } from './give-back.ts'
import { pathToOpen, readMessage } from './read-message.ts'

// Of the pages below /dashboard. Keeps the page for "no network" and its fonts, and nothing else: what a client wrote is never on the phone. Shows what a push says.

declare const self: ServiceWorkerGlobalScope
/** Of everything that is kept: a change of it is a new worker (sites/builder/build-platform.ts). */
declare const VERSION: string

const CACHE = `app-${VERSION}`

self.addEventListener('install', (event) => {
  event.waitUntil(keep().then(() => self.skipWaiting()))
})
self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([forgetOlder(), self.registration.navigationPreload?.enable(), self.clients.claim()]))
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.mode === 'navigate') event.respondWith(navigate(event))
  else if (english.includes(new URL(request.url).pathname)) event.respondWith(keptOr(request))
})
self.addEventListener('push', (event) => {
  const { title, url } = readMessage(event.data?.text())
  // One tag: a second message takes the place of the first, which says the same.
  event.waitUntil(self.registration.showNotification(title, { tag: 'waiting', data: { url } }))
})
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(pathToOpen(event.notification.data, self.location.origin)))
})

async function keep(): Promise<void> {
  const cache = await caches.open(CACHE)
  // The fonts are what the page has just asked for, under names that never mean anything else.
  await cache.addAll([new Request(offlinePath(), { cache: 'reload', credentials: 'omit' }), ...english])
}

async function forgetOlder(): Promise<void> {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name)
}

/** Always the page as it is now; without a network the one that says so. */
async function navigate(event: FetchEvent): Promise<Response> {
  const { request } = event
  const sent = request.method === 'POST' ? request.clone() : undefined
  try {
    return ((await event.preloadResponse) as Response | undefined) ?? (await fetch(request))
  } catch {
    const page = await caches.match(offlinePath())
    if (!page) return Response.error()
    return sent ? withSent(page, sent) : page
  }
}

/** Nobody types twice for want of a network. */
async function withSent(page: Response, sent: Request): Promise<Response> {
  const whole = await page.clone().text()
  // What is no form, or was begun to be read before the network went, cannot be given back.
  const form = await sent.formData().catch(() => undefined)
  if (!form) return page
  const { pathname, search } = new URL(sent.url)
  const given = giveBack(whole, {
    action: pathname + search,
    fields: [...form],
    page: sent.referrer || dashboardPath(),
    isUnsent: !navigator.onLine,
  })
  return new Response(given, { headers: page.headers })
}

const keptOr = async (request: Request): Promise<Response> => (await caches.match(request)) ?? fetch(request)

/** In the app where it is open already, else in a new window. */
async function open(url: string): Promise<void> {
  const [window] = await self.clients.matchAll({ type: 'window' })
  if (!window) await self.clients.openWindow(url)
  // A browser that does not let itself be brought to the front still opens the page.
  else await (await window.focus().catch(() => window)).navigate(url)
}
