import { describe, expect, inject, it } from 'vitest'
import { requestSite } from '../../scripts/test-support/request-site.ts'

// What anybody can send to the one port that a proxy hands on.
const get = (headers: Record<string, string>, path = '/') => requestSite({ port: inject('port'), slug: 'claire', path, headers })

describe('the local router', () => {
  it('lets no header choose another Worker, address or answer', async () => {
    const claire = await (await get({})).text()
    expect(claire).toContain('Claire')
    const tricks: Record<string, string>[] = [
      { 'MF-Route-Override': 'platform' },
      { 'MF-Route-Override': 'site-sophie' },
      { 'MF-Original-URL': `http://sophie.localhost:${inject('port')}/` },
      { 'MF-Original-URL': 'not an address' },
      { 'MF-Proxy-Shared-Secret': 'x' },
      { 'MF-Op': 'GET' },
      { 'X-Forwarded-Proto': 'nonsense', 'X-Forwarded-Host': 'sophie.localhost' },
    ]
    for (const headers of tricks) {
      const answer = await get(headers)
      const text = await answer.text()
      expect([answer.status, text.includes('<title>Claire')], JSON.stringify(headers)).toEqual([200, claire.includes('<title>Claire')])
    }
  })

  it('has none of the runtime’s own tools', async () => {
    for (const path of ['/cdn-cgi/handler/scheduled', '/cdn-cgi/mf/scheduled', '/cdn-cgi/platform-proxy', '/cdn-cgi/explorer'])
      expect((await get({}, path)).status, path).toBe(404)
  })

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'nobody.localhost', 'HOSTS', 'PLATFORM'])(
    'answers 404 to the host %s',
    async (host) => {
      const answer = await get({ host })
      expect([answer.status, (await answer.text()).includes('at ')]).toEqual([404, false])
    },
  )
})
