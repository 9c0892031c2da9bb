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
  tourRequestPath,
  waitingListPath,
} from '../../tenants/contract/urls.ts'
import { answerFailure } from '../http/answer-failure.ts'
import { answerReady } from '../http/answer-ready.ts'
import { guardWrites } from '../http/guard-writes.ts'
import { secureHeaders } from '../http/secure-headers.ts'
import { answerHealth } from './answer-health.ts'
import { answerAvailability } from './bookings/answer-availability.ts'
import { answerClosed } from './bookings/answer-closed.ts'
import { showFormAgain } from './bookings/answer-form.ts'
import { answerNextFree } from './bookings/answer-next-free.ts'
import { askToCome } from './bookings/ask-to-come.ts'
import { explainRejection } from './bookings/explain-rejection.ts'
import { actOnOwnRequest, showOwnRequest } from './bookings/own-request.ts'
import { receiveBooking, receiveOffering } from './bookings/receive-booking.ts'
import { joinWaitingList, ownWaiting, showWaitingList } from './bookings/waiting-list.ts'
import { clock } from './clock.ts'
import type { SiteContext } from './context.ts'
import { keepAnswer, leaveGate } from './pages/age-gate.ts'
import { canonicalRedirect } from './pages/canonical-redirect.ts'
import { isOpenWhileClosed } from './pages/closed-site.ts'
import { answerDraft, dressDraft } from './pages/draft-preview.ts'
import { dressPage } from './pages/dress-page.ts'
import { pickLanguage } from './pages/pick-language.ts'
import { askForKey } from './pages/preview-access.ts'
import { notFound, servePage } from './pages/serve-page.ts'
import { cryptoRandom } from './variants/assign-variants.ts'
import { countDrop } from './visits/count-drops.ts'
import { receiveEvents } from './visits/receive-events.ts'

// A tenant's pages, events and booking requests, as a function of her manifest: index.ts serves one tenant, machine/index.ts all those of a machine.
// It holds no database credentials, and what it keeps between requests it keeps for each tenant apart.

/** What a request is answered with: the bindings of the tenant that it came to, and what is known of her. */
export interface SiteBindings {
  env: SiteEnv
  manifest: Manifest
}

/** What is wrong with an event is told in words; the small zod has none of its own. */
config(en())

export const app = new Hono<{ Bindings: SiteBindings }>()

app.use(async (c, next) => {
  await next()
  if (c.env.manifest.draft) dressDraft(c.res.headers, c.env.manifest.draft)
})
app.use(secureHeaders())
app.get(healthPath(), ({ env: { env, manifest } }) => answerHealth(env, manifest.tenantId))
app.get(readyPath(), ({ env: { env, manifest } }) => answerReady(() => env.SITE_API.ready(manifest.tenantId)))
app.use(async (c, next) => {
  await next()
  if (c.res.status >= 500) countDrop(siteContext(c), 'server_error')
})
app.use(async (c, next) => {
  const context = siteContext(c)
  if (c.env.manifest.status === 'inactive') return (await isOpenWhileClosed(context)) ? next() : answerClosed(context)
  return (await askForKey(context)) ?? (await answerDraft(context)) ?? next()
})
app.use(
  guardWrites<{ Bindings: SiteBindings }>({
    refuse: (c, refusal) => {
      if (c.req.path === eventsPath()) countDrop(siteContext(c), refusal)
      // The form's script reads JSON.
      const { status, body } = explainRejection({ reason: refusal }, pickLanguage(c.env.manifest, undefined).words)
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
app.post(availabilityPath(), (c) => receiveOffering(siteContext(c)))
app.get(ownRequestPath(':token'), async (c) => dressPage(siteContext(c), await showOwnRequest(siteContext(c), c.req.param('token') ?? '')))
app.post(ownRequestPath(':token'), async (c) =>
  dressPage(siteContext(c), await actOnOwnRequest(siteContext(c), c.req.param('token') ?? '')),
)
app.get(waitingListPath(), (c) => showWaitingList(siteContext(c)))
app.post(waitingListPath(), (c) => joinWaitingList(siteContext(c)))
app.on(['GET', 'POST'], tourRequestPath(), (c) => askToCome(siteContext(c)))
app.on(['GET', 'POST'], ownWaitingPath(':token'), async (c) =>
  dressPage(siteContext(c), await ownWaiting(siteContext(c), c.req.param('token') ?? '')),
)
app.get(gatePath(), (c) => leaveGate(c.req.raw, new URL(c.req.url), c.env.manifest))
app.post(gatePath(), async (c) => {
  const form = await c.req.formData().catch(() => undefined)
  return keepAnswer(new URL(c.req.url), String(form?.get('to') ?? ''))
})
app.all('/_/*', (c) => c.json({ error: { message: 'There is nothing at this address.' } }, 404))
app.on(['GET', 'HEAD'], '*', async (c) => {
  const { hosts, pages } = c.env.manifest
  const context = siteContext(c)
  const location = canonicalRedirect(context.url, hosts, pages)
  return location === undefined ? ((await showFormAgain(context)) ?? servePage(context)) : c.redirect(location, 308)
})
app.post('*', (c, next) => {
  const url = new URL(c.req.url)
  return c.env.manifest.ageGate === 'ask' ? keepAnswer(url, url.pathname + url.search) : next()
})
app.all('*', (c) => c.json({ error: { message: 'This address can only be read.' } }, 405, { Allow: 'GET, HEAD' }))
app.notFound((c) => notFound(siteContext(c)))
app.onError((error, c) => answerFailure('site_error', { tenant: c.env.manifest.tenantId, error }))

/** Of requests that are being answered: what looks at one comes before what answers it. */
const contexts = new WeakMap<Request, SiteContext>()

interface Answering {
  env: SiteBindings
  req: { raw: Request; url: string }
  executionCtx: { waitUntil(work: Promise<unknown>): void }
}

function siteContext(c: Answering): SiteContext {
  const context = contexts.get(c.req.raw) ?? makeContext(c)
  contexts.set(c.req.raw, context)
  return context
}

function makeContext(c: Answering): SiteContext {
  const { env, manifest } = c.env
  const waitUntil = (work: Promise<unknown>) => c.executionCtx.waitUntil(work)
  return {
    env,
    request: c.req.raw,
    url: new URL(c.req.url),
    manifest,
    now: clock(env, c.req.raw),
    random: cryptoRandom,
    waitUntil,
  }
}
