import { Hono } from 'hono'
import { en } from 'zod/locales'
import { config } from 'zod/mini'
import type { Manifest } from '../../tenants/contract/manifest.ts'
import {
  ASSET_PREFIX,
  availabilityPath,
  bookingsPath,
  eventsPath,
  gatePath,
  healthPath,
  nextFreePath,
  ownRequestPath,
  ownWaitingPath,
  readyPath,
  waitingListPath,
} from '../../tenants/contract/urls.ts'
import { answerFailure } from '../http/answer-failure.ts'
import { answerReady } from '../http/answer-ready.ts'
import { guardWrites } from '../http/guard-writes.ts'
import { secureHeaders } from '../http/secure-headers.ts'
import { answerHealth } from './answer-health.ts'
import { answerAvailability } from './bookings/answer-availability.ts'
import { answerNextFree } from './bookings/answer-next-free.ts'
import { explainRejection } from './bookings/explain-rejection.ts'
import { offerTimes } from './bookings/offer-times.ts'
import { actOnOwnRequest, showOwnRequest } from './bookings/own-request.ts'
import { receiveBooking } from './bookings/receive-booking.ts'
import { joinWaitingList, ownWaiting, showWaitingList } from './bookings/waiting-list.ts'
import { clock } from './clock.ts'
import type { SiteContext } from './context.ts'
import manifestText from './manifest.json'
import { answerGate } from './pages/age-gate.ts'
import { canonicalRedirect } from './pages/canonical-redirect.ts'
import { dressPage } from './pages/dress-page.ts'
import { pickLanguage } from './pages/pick-language.ts'
import { askForKey } from './pages/preview-access.ts'
import { notFound, servePage } from './pages/serve-page.ts'
import { cryptoRandom } from './variants/assign-variants.ts'
import { countDrop } from './visits/count-drops.ts'
import { receiveEvents } from './visits/receive-events.ts'

// The site Worker: one tenant's pages, events and booking requests. It holds no database credentials.

/** Put beside the script at deploy time: dist/<tenant>/manifest.json. */
const manifest = JSON.parse(manifestText) as Manifest

/** What is wrong with an event is told in words; the small zod has none of its own. */
config(en())

const app = new Hono<{ Bindings: SiteEnv }>()

app.use(secureHeaders())
app.get(healthPath(), (c) => answerHealth(c.env, manifest.tenantId))
app.get(readyPath(), (c) => answerReady(() => c.env.SITE_API.ready(manifest.tenantId)))
app.use(async (c, next) => {
  await next()
  if (c.res.status >= 500) countDrop(siteContext(c), 'server_error')
})
app.use(async (c, next) => {
  // Nothing of a site that has been closed, its form and counters included.
  if (manifest.status === 'inactive') return c.text('Not found', 404)
  return (await askForKey(siteContext(c))) ?? next()
})
app.use(
  guardWrites<{ Bindings: SiteEnv }>({
    refuse: (c, refusal) => {
      if (c.req.path === eventsPath()) countDrop(siteContext(c), refusal)
      // The form's script reads JSON.
      const { status, body } = explainRejection({ reason: refusal }, pickLanguage(manifest, undefined).words)
      return Response.json(body, { status })
    },
  }),
)
// A hashed file that is there never comes here. Kept by no cache, like every answer that does not say otherwise.
app.get(`${ASSET_PREFIX}*`, (c) => c.text('Not found', 404))
app.post(eventsPath(), (c) => receiveEvents(siteContext(c)))
app.post(bookingsPath(), (c) => receiveBooking(siteContext(c)))
app.get(availabilityPath(), (c) => answerAvailability(siteContext(c)))
app.get(nextFreePath(), (c) => answerNextFree(siteContext(c)))
app.post(availabilityPath(), (c) => offerTimes(siteContext(c)))
app.get(ownRequestPath(':token'), async (c) => dressPage(siteContext(c), await showOwnRequest(siteContext(c), c.req.param('token') ?? '')))
app.post(ownRequestPath(':token'), async (c) =>
  dressPage(siteContext(c), await actOnOwnRequest(siteContext(c), c.req.param('token') ?? '')),
)
app.get(waitingListPath(), async (c) => dressPage(siteContext(c), await showWaitingList(siteContext(c))))
app.post(waitingListPath(), async (c) => dressPage(siteContext(c), await joinWaitingList(siteContext(c))))
app.on(['GET', 'POST'], ownWaitingPath(':token'), async (c) =>
  dressPage(siteContext(c), await ownWaiting(siteContext(c), c.req.param('token') ?? '')),
)
app.post(gatePath(), async (c) => {
  const form = await c.req.formData().catch(() => undefined)
  return answerGate(new URL(c.req.url), manifest, form?.get('to'))
})
app.all('/_/*', (c) => c.json({ error: { message: 'There is nothing at this address.' } }, 404))
app.on(['GET', 'HEAD'], '*', (c) => {
  const location = canonicalRedirect(new URL(c.req.url), manifest.hosts, manifest.pages)
  return location === undefined ? servePage(siteContext(c)) : c.redirect(location, 308)
})
app.all('*', (c) => c.json({ error: { message: 'This address can only be read.' } }, 405, { Allow: 'GET, HEAD' }))
app.notFound((c) => notFound(siteContext(c)))
app.onError((error) => answerFailure('site_error', { tenant: manifest.tenantId, error }))

function siteContext(c: {
  env: SiteEnv
  req: { raw: Request; url: string }
  executionCtx: { waitUntil(work: Promise<unknown>): void }
}): SiteContext {
  const waitUntil = (work: Promise<unknown>) => c.executionCtx.waitUntil(work)
  return {
    env: c.env,
    request: c.req.raw,
    url: new URL(c.req.url),
    manifest,
    now: clock(c.env, c.req.raw),
    random: cryptoRandom,
    waitUntil,
  }
}

export default app
