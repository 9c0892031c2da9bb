import fc from 'fast-check'
import { requestSite, type SiteRequest } from '../test-support/request-site.ts'
import type { Doors } from './open-doors.ts'
import { text } from './parsers.ts'

const TIMEOUT_MS = 10_000
/** Header values and paths that HTTP can carry at all. */
const visible = fc.stringMatching(/^[\x21-\x7e]{0,120}$/)
const paths = fc.oneof(
  fc.constantFrom(
    '/',
    '/about',
    '/gallery',
    '/_/events',
    '/_/bookings',
    '/_/availability',
    '/_/gate',
    '/_/request/x',
    '/_/health',
    '/_v/hero-photo.garden/index.html',
    '/_a/x.js',
    '/robots.txt',
  ),
  fc.constantFrom(
    '/sign-in',
    '/dashboard',
    '/dashboard/requests',
    '/dashboard/requests/x',
    '/requests/x',
    '/preferences/x',
    '/unsubscribe/x',
    '/calendar/x.ics',
    '/operator',
    '/_/metrics',
    '/_/operator/open',
    '/_/operator/run',
    '/sign-out',
    '/_/mails/x',
  ),
  visible.map((path) => `/${path}`),
)
const headers = fc.record(
  {
    cookie: fc.oneof(
      visible,
      visible.map((value) => `ab=${value}`),
      visible.map((value) => `desk=${value}`),
    ),
    'content-type': fc.constantFrom(
      'application/json',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain',
      'x/y',
    ),
    referer: fc.oneof(visible, fc.webUrl()),
    'user-agent': visible,
    'if-none-match': visible,
    'idempotency-key': visible,
    'sec-fetch-site': fc.constantFrom('same-origin', 'cross-site', 'none', 'x'),
    authorization: fc.oneof(
      visible,
      visible.map((value) => `Basic ${value}`),
      visible.map((value) => `Bearer ${value}`),
    ),
    origin: fc.oneof(visible, fc.webUrl()),
    'cf-connecting-ip': visible,
  },
  { requiredKeys: [] },
)

const strangers: fc.Arbitrary<Omit<SiteRequest, 'port'>> = fc
  .record({
    slug: fc.constantFrom('', 'claire', 'sophie', 'nobody'),
    path: paths,
    query: fc.oneof(
      fc.constant(''),
      visible.map((value) => `?${value}`),
    ),
    method: fc.constantFrom('GET', 'POST', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'),
    headers,
    body: fc.oneof(fc.constant(''), fc.string({ maxLength: 400 }), fc.json({ maxDepth: 3 })),
  })
  .map(({ query, path, body, method, ...rest }) => ({
    ...rest,
    method,
    path: `${path}${query}`,
    ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
  }))

const NAMES = [
  'do',
  'to',
  'time',
  'words',
  'notes',
  'kind',
  'amount',
  'transfer',
  'on',
  'step',
  'back',
  'block',
  'q',
  'show',
  'page',
  'about',
  'from',
  'like',
  'until',
  'day',
  'to',
  'lastDay',
  'repeat',
  'repeatUntil',
  'at',
  'meeting',
  'seen',
  'said',
  'declined',
]
const DEEDS = ['change', 'offer', 'withdraw', 'notes', 'step', 'unstep', 'block', 'unblock', 'done', 'free', 'again']
const encode = (value: string) => encodeURIComponent(value.toWellFormed())
const fields = fc
  .tuple(fc.constantFrom('', ...DEEDS), fc.array(fc.tuple(fc.constantFrom(...NAMES), text), { maxLength: 6 }))
  .map(([deed, pairs]) => [...(deed === '' ? [] : [`do=${deed}`]), ...pairs.map(([name, value]) => `${name}=${encode(value)}`)].join('&'))

/** Strangers, and as many requests of somebody who is signed in and holds a mail: random texts to the pages and forms behind that. */
export function planRequests({ cookie, pages }: Doors): fc.Arbitrary<Omit<SiteRequest, 'port'>> {
  const rooms = ['', '/requests', '/blocks', '/flood', '/settings', '/export.csv', '/diary', '/diary/block'].map(
    (room) => `/dashboard${room}`,
  )
  const path = fc.oneof(
    fc.constantFrom(...pages, ...rooms),
    text.map((id) => `/dashboard/requests/${encode(id)}`),
    text.map((id) => `/dashboard/requests/${encode(id)}/block`),
    text.map((id) => `/dashboard/diary/block/${encode(id)}`),
  )
  const inside = fc.record({ path, fields, method: fc.constantFrom('GET', 'POST') }).map(({ path, fields, method }) => ({
    method,
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    ...(method === 'GET' ? { path: `${path}?${fields}` } : { path, body: fields }),
  }))
  return fc.oneof(strangers, inside)
}

/** What is wrong with an answer: none in time, or 5xx. 503 is an answer of a platform whose database is away, which it is not here. */
export async function findFault(port: number, request: Omit<SiteRequest, 'port'>): Promise<string | undefined> {
  const timeout = new Promise<'hangs'>((resolve) => setTimeout(() => resolve('hangs'), TIMEOUT_MS).unref())
  const answer = await Promise.race([requestSite({ port, ...request }).catch((error: Error) => error), timeout])
  if (answer === 'hangs') return 'no answer within 10 s'
  // What Node's own client refuses to send never reached the platform.
  if (answer instanceof Error) return undefined
  return answer.status >= 500 ? `${answer.status} ${(await answer.text()).slice(0, 200)}` : undefined
}
