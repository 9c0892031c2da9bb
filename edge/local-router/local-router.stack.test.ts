import { connect } from 'node:net'
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

  it.each([
    'Host: %00',
    'Host: a, b',
    'Host: a,b',
    'Host: localhost:99999',
    'Host: claire.localhost:x',
    'Host: claire.localhost\r\nHost: sophie.localhost',
    'Host: sam@claire.localhost',
    'Host: claire.localhost/_/health',
    'Host: claire.localhost?',
    'Host: [::1',
    'Host: claire localhost',
    'Host: .',
  ])('answers 400 in words to a host that is none: %j', async (lines) => {
    const answer = await sendLines(lines)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toContain('That is no address of a site. Please check it.')
  })

  it.each(['Host:', 'X-Host: none'])('has its runtime answer 400 to a request without a host: %j', async (lines) => {
    expect(await sendLines(lines)).toMatch(/^HTTP\/1\.1 400 /)
  })

  it('reads a host with its final dot, in capitals or with a port as the host', async () => {
    for (const host of ['claire.localhost', 'claire.localhost.', 'CLAIRE.localhost', `claire.localhost.:${inject('port')}`]) {
      const answer = await sendLines(`Host: ${host}`)
      expect(answer, host).toMatch(/^HTTP\/1\.1 200 [\s\S]*<title>Claire/)
    }
  })
})

/** What comes back for the front page over a bare socket: no client writes most of these lines. */
const sendLines = (lines: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect({ host: '127.0.0.1', port: inject('port') }, () => {
      socket.write(`GET / HTTP/1.1\r\n${lines}\r\nConnection: close\r\n\r\n`)
    })
    socket.setEncoding('utf8')
    socket.on('data', (chunk: string) => {
      answer += chunk
    })
    socket.on('error', reject)
    socket.on('end', () => resolve(answer))
  })
