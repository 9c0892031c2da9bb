import { Hono } from 'hono'
import { contentSecurityPolicy } from '../../tenants/contract/headers.ts'
import { BODY_BYTES_MAX, OPERATOR_BODY_BYTES_MAX, SITE_FORM_BYTES_MAX } from '../../tenants/contract/limits.ts'
import { ASSET_PREFIX, healthPath, localMailsPath, readyPath, requestPath } from '../../tenants/contract/urls.ts'
import { answerFailure } from '../http/answer-failure.ts'
import { answerReady } from '../http/answer-ready.ts'
import { guardWrites } from '../http/guard-writes.ts'
import { limitReads, TooManyReads } from '../http/limit-reads.ts'
import { logEvent } from '../http/log.ts'
import { secureHeaders } from '../http/secure-headers.ts'
import { cleanInput } from './clean-input.ts'
import { EVERY_MINUTE } from './cron-times.ts'
import { ingestBatch } from './ingest/ingest-batch.ts'
import { showLocalMails } from './local-mails.ts'
import manifestText from './manifest.json'
import { isSiteForm } from './my-site/is-long-form.ts'
import { tooLong } from './my-site/long-form.tsx'
import { awayElsewhere, isOfApp, notSaved, notShown } from './my-site/not-saved.tsx'
import { handOverForOperator, takeOverForOperator } from './operator/move.ts'
import {
  forgetForOperator,
  hashForOperator,
  isOperator,
  openForOperator,
  operatorOnly,
  reviveForOperator,
  settleForOperator,
  shredForOperator,
} from './operator/operator.ts'
import { isDatabaseAway } from './postgres/is-database-away.ts'
import { connectOnce } from './postgres/with-postgres.ts'
import { readReady } from './read-ready.ts'
import { parseAsked } from './requests/AnswerForms.tsx'
import { answerMailRequest, showMailRequest } from './requests/mail-request-page.tsx'
import { dashboardRoutes } from './routes.ts'
import { runCrons } from './run-crons.ts'
import type { Session } from './sign-in/session.ts'
import { openPhotoForOperator } from './uploads/open-for-operator.ts'
import { isPhotoForm, photoBytesMax } from './uploads/photo-body.tsx'

export { KeyKeeper } from './keys/key-keeper.ts'
export { KeyVault } from './keys/key-vault.ts'
export { SaltKeeper } from './keys/salt-keeper.ts'
export { BookingOutbox } from './outbox/booking-outbox.ts'
// Desk: its name in the sites of the version before, which are uploaded after the platform.
export { SiteApi, SiteApi as Desk } from './site-api.ts'

// The platform Worker: the apex, the booking outbox, the queue's consumer, what runs by the clock. The only part that reaches Postgres.

/** dist/platform/manifest.json: CSP hashes of its pages. */
const { files } = JSON.parse(manifestText) as { files: Record<string, { scripts: string[]; styles: string[] }> }

const app = new Hono<{ Bindings: PlatformEnv; Variables: { session?: Session } }>()

app.use(secureHeaders())
// A host that nobody has: the same answer for every path, and nothing of the request in it.
app.use(async (c, next) => {
  const { hostname } = new URL(c.req.url)
  return hostname === c.env.PLATFORM_DOMAIN ? next() : page(c.env, '/404.html', 404)
})
app.use(
  guardWrites<{ Bindings: PlatformEnv }>({
    bytesMax: async (c) => {
      if (isOperator(c.env, c.req.raw)) return OPERATOR_BODY_BYTES_MAX
      return (await photoBytesMax(c.env, c.req)) ?? (isSiteForm(c.req) ? SITE_FORM_BYTES_MAX : BODY_BYTES_MAX)
    },
    refuse: (c, refusal) => (refusal === 'too_large' && isSiteForm(c.req) ? tooLong(c.req.raw) : undefined),
  }),
)
app.use(cleanInput((c) => page(c.env, '/404.html', 404), { isBytes: (c) => isPhotoForm(c.req) }))
app.get(`${ASSET_PREFIX}*`, (c) => c.text('Not found', 404))
app.get(healthPath(), (c) => c.json({ status: 'ok' }))
app.get(readyPath(), (c) => answerReady(() => limitReads('visitors', () => connectOnce(c.env, (sql) => readReady(c.env, sql, undefined)))))
app.get(requestPath(':token'), (c) =>
  showMailRequest(c.env, {
    token: c.req.param('token') ?? '',
    said: c.req.query('said'),
    asked: parseAsked(c.req.query('do')),
    now: new Date(),
  }),
)
app.post(requestPath(':token'), async (c) => {
  const form = await c.req.formData().catch(() => new FormData())
  const waitUntil = (work: Promise<unknown>) => c.executionCtx.waitUntil(work)
  return answerMailRequest(c.env, { token: c.req.param('token') ?? '', form, now: new Date(), waitUntil })
})
app.route('/', dashboardRoutes)
// What the cron does every minute, now: after a repair, and for tests.
app.post('/_/operator/run', operatorOnly, async (c) => {
  await runCrons({ cron: EVERY_MINUTE }, c.env)
  return c.body(null, 204)
})
app.post('/_/operator/revive', operatorOnly, (c) => reviveForOperator(c.env, c.req.raw))
app.post('/_/operator/open', operatorOnly, (c) => openForOperator(c.env, c.req.raw))
app.post('/_/operator/hash', operatorOnly, (c) => hashForOperator(c.env, c.req.raw))
app.post('/_/operator/forget', operatorOnly, (c) => forgetForOperator(c.env, c.req.raw))
app.post('/_/operator/shred', operatorOnly, (c) => shredForOperator(c.env, c.req.raw))
app.post('/_/operator/photo', operatorOnly, (c) => openPhotoForOperator(c.env, c.req.raw))
app.post('/_/operator/settle', operatorOnly, (c) => settleForOperator(c.env))
app.post('/_/operator/hand-over', operatorOnly, (c) => handOverForOperator(c.env, c.req.raw))
app.post('/_/operator/take-over', operatorOnly, (c) => takeOverForOperator(c.env, c.req.raw))
app.get(localMailsPath(), async (c) => (await showLocalMails(c.env, '')) ?? c.notFound())
app.get(localMailsPath(':id'), async (c) => (await showLocalMails(c.env, c.req.param('id') ?? '')) ?? c.notFound())
app.get('/', (c) => page(c.env, '/index.html', 200))
app.notFound((c) => page(c.env, '/404.html', 404))
app.onError(async (error, c) => {
  if (!(error instanceof TooManyReads || (await isDatabaseAway(c.env, error)))) return answerFailure('platform_error', { error })
  logEvent('database_away', { error })
  const [isRead, said] = [c.req.method === 'GET' || c.req.method === 'HEAD', c.req.query('said')]
  const { pathname: path, search } = new URL(c.req.url)
  const form = isRead || isPhotoForm(c.req) ? new FormData() : await c.req.formData().catch(() => new FormData())
  if (!isOfApp(path)) return awayElsewhere({ path, search, form }, { isRead, said })
  // Nothing is done before it is known who is signed in.
  return isRead ? notShown({ path, search, said }) : notSaved({ path, search, form }, { isBegun: c.var.session !== undefined })
})

async function page(env: PlatformEnv, file: string, status: number): Promise<Response> {
  const { body, headers } = await env.ASSETS.fetch(new URL(file, 'http://assets.invalid'))
  const response = new Response(body, { status, headers })
  response.headers.set('Content-Security-Policy', contentSecurityPolicy(files[file] ?? { scripts: [], styles: [] }))
  return response
}

export default { fetch: app.fetch, queue: ingestBatch, scheduled: runCrons } satisfies ExportedHandler<PlatformEnv>
