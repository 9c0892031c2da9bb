import { Hono } from 'hono'
import { contentSecurityPolicy } from '../../tenants/contract/headers.ts'
import { healthPath } from '../../tenants/contract/urls.ts'
import { ingestBatch } from '../events/ingest-batch.ts'
import { logEvent } from '../headers/log.ts'
import { secureHeaders } from '../headers/secure-headers.ts'
import manifestText from './manifest.json'
import { runSchedule } from './run-schedule.ts'

export { BookingOutbox } from '../bookings/booking-outbox.ts'
export { SaltKeeper } from '../visit/salt-keeper.ts'

// The platform Worker: the apex, the booking outbox, the queue's consumer, what runs by the clock. The only part that reaches Postgres.

/** dist/platform/manifest.json: CSP hashes of its pages. */
const { files } = JSON.parse(manifestText) as { files: Record<string, { scripts: string[]; styles: string[] }> }

const app = new Hono<{ Bindings: PlatformEnv }>()

app.use(secureHeaders())
// A host that nobody has: the same answer for every path, and nothing of the request in it.
app.use(async (c, next) => {
  const { hostname } = new URL(c.req.url)
  return hostname === c.env.PLATFORM_DOMAIN ? next() : page(c.env, '/404.html', 404)
})
app.get(healthPath(), (c) => c.json({ status: 'ok' }))
app.get('/', (c) => page(c.env, '/index.html', 200))
app.notFound((c) => page(c.env, '/404.html', 404))
app.onError((error, c) => {
  logEvent('platform_error', { error })
  return c.text('Something went wrong. Please try again.', 500)
})

async function page(env: PlatformEnv, file: string, status: number): Promise<Response> {
  const { body, headers } = await env.ASSETS.fetch(new URL(file, 'http://assets.invalid'))
  const response = new Response(body, { status, headers })
  response.headers.set('Content-Security-Policy', contentSecurityPolicy(files[file] ?? { scripts: [], styles: [] }))
  return response
}

export default { fetch: app.fetch, queue: ingestBatch, scheduled: runSchedule } satisfies ExportedHandler<PlatformEnv>
