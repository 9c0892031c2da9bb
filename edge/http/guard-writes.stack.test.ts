import { describe, expect, inject, it } from 'vitest'
import { requestSite } from '../../scripts/test-support/request-site.ts'
import { routesOf } from '../../scripts/test-support/routes-of.ts'
import { BODY_BYTES_MAX, SITE_FORM_BYTES_MAX } from '../../tenants/contract/limits.ts'
import { mySitePath } from '../../tenants/contract/urls.ts'
import { OPEN_TO_OTHER_SITES } from './guard-writes.ts'

// Every write of both apps, as the apps list them: a new route is tested by being there.

const writesOf = async (name: 'site' | 'platform') => {
  const writes = (await routesOf(name)).filter(({ method }) => method !== 'GET' && method !== 'ALL').map((route) => route.path)
  return [...new Set(writes)].map((path) => ({ path, slug: name === 'site' ? 'claire' : '' }))
}
const WRITES = [...(await writesOf('site')), ...(await writesOf('platform'))]
const send = (
  { path, slug }: (typeof WRITES)[number],
  { body = '', method = 'POST', ...headers }: { body?: string; method?: string } & Record<string, string>,
) =>
  requestSite({
    ...{ port: inject('port'), slug, method, path: path.replace(/:\w+(\{[^}]*\})?/g, 'x'), body },
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })

describe('a write', () => {
  it('is known of every part', () => {
    const paths = WRITES.map(({ path }) => path)
    for (const path of [
      '/_/events',
      '/_/bookings',
      '/_/availability',
      '/_/gate',
      '/_/request/:token',
      '/sign-in',
      '/sign-out',
      '/requests/:token',
    ])
      expect(paths).toContain(path)
    expect(paths.length).toBeGreaterThan(15)
    expect(paths).toEqual(expect.arrayContaining(Object.keys(OPEN_TO_OTHER_SITES)))
  })

  it.each(WRITES)('$path is not taken from another site, unless it is in the list', async (write) => {
    const isOpen = write.path in OPEN_TO_OTHER_SITES
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
    ]
    for (const headers of foreign) {
      const { status } = await send(write, headers)
      expect(status === 403).toBe(!isOpen)
    }
    expect((await send(write, { 'sec-fetch-site': 'same-origin' })).status).not.toBe(403)
  })

  it.each(WRITES)('$path reads no body of any length', async (write) => {
    const body = 'x'.repeat(1 + (write.path.startsWith(mySitePath()) ? SITE_FORM_BYTES_MAX : BODY_BYTES_MAX))
    const answer = await send(write, { body })
    expect(answer.status).toBe(413)
    expect(await answer.text()).toMatch(/too (?:long|much)|more text|at most/)
    // Nor one that does not say how long it is.
    expect((await send(write, { body, 'transfer-encoding': 'chunked' })).status).toBe(413)
  })

  it('of another method is guarded likewise', async () => {
    for (const slug of ['claire', ''])
      for (const method of ['PUT', 'DELETE', 'PATCH'])
        expect((await send({ path: '/_/bookings', slug }, { method, origin: 'https://evil.example' })).status).toBe(403)
  })
})
