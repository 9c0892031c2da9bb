import { requestSite } from '../test-support/request-site.ts'
import type { PlannedVisitor } from './plan-visitors.ts'
import type { Truth } from './truth.ts'
import type { Simulation } from './visit.ts'

/** The header by which workerd's local entry takes what Cloudflare's network would know of a request. */
const NETWORK_HEADER = 'mf-cf-blob'
const MINUTE_MS = 60_000

/** Requests with the visitor's address, browser, cookie and clock. Tells `truth` what her cookie says of having been counted. */
export function openClient(visitor: PlannedVisitor, { port, slug, random }: Pick<Simulation, 'port' | 'slug' | 'random'>, truth: Truth) {
  let time = visitor.at.getTime()
  let cookie = ''
  const send = async (path: string, init: { method?: string; body?: string; headers?: Record<string, string> } = {}) => {
    const headers = {
      'cf-connecting-ip': visitor.address,
      'user-agent': visitor.userAgent,
      [NETWORK_HEADER]: JSON.stringify({ country: 'AU', city: visitor.city, clientAcceptEncoding: '' }),
      'x-virtual-now': new Date(time).toISOString(),
      ...(cookie === '' ? {} : { cookie }),
      ...(visitor.kind === 'private' ? { 'sec-gpc': '1' } : {}),
      ...(visitor.kind === 'prefetch' ? { 'sec-purpose': 'prefetch' } : {}),
      ...init.headers,
    }
    const response = await requestSite({ port, slug, path, ...init, headers })
    const set = /^(ab=[^;]*)/.exec(response.headers.get('set-cookie') ?? '')?.[1]
    if (set !== undefined) {
      countChange(truth, flagsOf(cookie), flagsOf(set))
      cookie = set
    }
    time += Math.floor(random() * MINUTE_MS) + 1000
    return response
  }
  const wait = (milliseconds: number) => {
    time += milliseconds
  }
  return { send, wait, cookie: () => cookie, now: () => time }
}

/** `hero-photo.1:garden:ec` -> hero-photo.1 -> garden, "ec". */
export function flagsOf(cookie: string): Map<string, { variant: string; flags: string }> {
  const parts = cookie
    .slice(cookie.indexOf('=') + 1)
    .split('~')
    .filter((part) => part !== '')
  return new Map(
    parts.map((part) => {
      const [test = '', variant = '', flags = ''] = part.split(':')
      return [test, { variant, flags }]
    }),
  )
}

/** A cookie that says more than before is what the visitor herself can know of having been counted. */
function countChange(truth: Truth, before: ReturnType<typeof flagsOf>, after: ReturnType<typeof flagsOf>): void {
  const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const [test, { variant, flags }] of after) {
    const had = before.get(test)?.flags ?? ''
    if (flags.includes('e') && !had.includes('e')) add(truth.exposures, `${test}:${variant}`)
    if (flags.includes('c') && !had.includes('c')) add(truth.conversions, `${test}:${variant}`)
  }
}
