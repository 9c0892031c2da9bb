import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'jsonc-parser'
import { describe, expect, inject, it } from 'vitest'
import { requestSite } from '../../../scripts/test-support/request-site.ts'
import { BASE_HEADERS } from '../../../tenants/contract/headers.ts'
import type { Manifest } from '../../../tenants/contract/manifest.ts'
import { appScriptPath, photoScriptPath, serviceWorkerPath } from '../../../tenants/contract/urls.ts'

const SITE = path.resolve(import.meta.dirname, '../../../dist/claire/site')
const get = (where: string, headers: Record<string, string> = {}, slug = 'claire') =>
  requestSite({ port: inject('port'), slug, path: where, headers })
const abOf = (response: Response) => /^ab=([^;]*)/.exec(response.headers.get('set-cookie') ?? '')?.[1]
const manifest = async () => JSON.parse(await readFile(path.resolve(SITE, '../manifest.json'), 'utf8')) as Manifest

describe('a page request', () => {
  it('answers every page of both tenants', async () => {
    for (const { path: where } of (await manifest()).pages) {
      const response = await get(where)
      expect(response.status, where).toBe(where === '/404' ? 404 : 200)
      expect(await response.text(), where).toContain('Claire')
    }
    expect(await (await get('/', {}, 'sophie')).text()).toContain('Sophie')
  })

  it('shows the file of the variant in the cookie, byte for byte, and keeps it', async () => {
    for (const [variant, file] of [
      ['control', 'index.html'],
      ['garden', '_v/hero-photo.garden/index.html'],
      ['salon', '_v/hero-photo.salon/index.html'],
    ] as const) {
      const response = await get('/', { cookie: `ab=hero-photo.1:${variant}:e` })
      expect(await response.text()).toBe(await readFile(path.join(SITE, file), 'utf8'))
      expect(abOf(response)).toBe(`hero-photo.1:${variant}:e`)
    }
  })

  it('draws a variant for a new visitor and marks it as shown', async () => {
    expect(abOf(await get('/'))).toMatch(/^hero-photo\.1:(control|garden|salon):e$/)
  })

  it.each([
    ['Global Privacy Control', { 'sec-gpc': '1' }],
    ['Do Not Track', { dnt: '1' }],
    ['a prefetch', { 'sec-purpose': 'prefetch' }],
    ['a bot', { 'user-agent': 'Googlebot/2.1' }],
  ])('gives control and no cookie to %s, whatever cookie comes', async (_name, headers) => {
    const response = await get('/', { ...headers, cookie: 'ab=hero-photo.1:garden:e' })
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(await response.text()).toBe(await readFile(path.join(SITE, 'index.html'), 'utf8'))
  })

  it('survives a cookie that is huge, doubled or forged', async () => {
    for (const cookie of [`ab=${'x'.repeat(7000)}`, 'ab=hero-photo.1:nobody', 'ab=%00%ff; ab=hero-photo.1:garden', 'ab=', '=;;=']) {
      expect((await get('/', { cookie })).status, cookie.slice(0, 40)).toBe(200)
    }
  })

  it('does not answer 304 to the ETag of another variant', async () => {
    const control = await get('/', { cookie: 'ab=hero-photo.1:control:e' })
    const etag = control.headers.get('etag') ?? ''
    expect(etag).not.toBe('')
    expect((await get('/', { cookie: 'ab=hero-photo.1:control:e', 'if-none-match': etag })).status).toBe(304)
    expect((await get('/', { cookie: 'ab=hero-photo.1:garden:e', 'if-none-match': etag })).status).toBe(200)
  })

  it('keeps permutations, manifest and header file out of reach', async () => {
    for (const where of [
      '/_v/hero-photo.garden/index.html',
      '/_v/hero-photo.garden',
      '/_v/hero-photo.garden/',
      '/%5Fv/hero-photo.garden/index.html',
      '//_v/hero-photo.garden/index.html',
      '/index.html',
      '/_headers',
      '/manifest.json',
      '/../manifest.json',
      '/about/index.html',
      '/about/index%2Ehtml',
      '/%61bout/index.htm%6C',
      '/_a/../about/index.html',
      '/_a/%2e%2e/about/index%2ehtml',
      '/_a%2f..%2fabout%2findex.html',
      '/_a/..%2findex.html',
      '/_a/..%5cindex%2ehtml',
    ]) {
      const response = await get(where)
      expect([308, 404], where).toContain(response.status)
      expect(await response.text(), where).not.toContain('class="hero"')
    }
  })

  it('puts only hashed files where they are served without the Worker', async () => {
    for (const [worker, slug] of [
      ['site', 'claire'],
      ['site', 'sophie'],
      ['platform', 'platform'],
    ] as const) {
      const root = path.resolve(import.meta.dirname, '../../..')
      const { assets } = parse(await readFile(path.join(root, 'edge', worker, 'wrangler.jsonc'), 'utf8')) as {
        assets: { run_worker_first: string[] }
      }
      const rules = assets.run_worker_first.map((rule) => new RegExp(`^${rule.split('*').map(RegExp.escape).join('.*')}$`))
      const files = await readdir(path.join(root, 'dist', slug, 'site'), { recursive: true, withFileTypes: true })
      const paths = files
        .filter((file) => file.isFile() && file.name !== '_headers')
        .map((file) => `/${path.relative(path.join(root, 'dist', slug, 'site'), path.join(file.parentPath, file.name))}`)
      const isWorkers = (where: string) => rules.some((rule) => rule.test(where))
      const named = paths.filter((where) => !isWorkers(where) && !where.startsWith('/_a/'))
      // A service worker keeps its address for ever; all are asked for anew each time.
      expect(named).toEqual(worker === 'platform' ? [appScriptPath(), photoScriptPath(), serviceWorkerPath()] : [])
      const headers = await readFile(path.join(root, 'dist', slug, 'site/_headers'), 'utf8')
      for (const where of named)
        expect(headers).toMatch(new RegExp(`^${RegExp.escape(where)}\\n(?:  .*\\n)*?  Cache-Control: no-cache$`, 'm'))
      expect(paths.filter((where) => isWorkers(where) && where.startsWith('/_a/'))).toEqual([])
      expect(paths.length).toBeGreaterThan(1)
    }
  })

  it('has one address per page', async () => {
    const response = await get('/about/')
    expect([response.status, response.headers.get('location')]).toEqual([308, '/about'])
    for (const [where, location] of [
      ['/About', '/about'],
      ['/about.html?utm_source=x', '/about?utm_source=x'],
      ['/TOUR/brisbane/', '/tour/brisbane'],
    ] as const) {
      const moved = await get(where)
      expect([moved.status, moved.headers.get('location')], where).toEqual([308, location])
    }
    expect((await get('//evil.example/')).headers.get('location') ?? '').not.toMatch(/^\/\/|^https?:/)
  })

  it('answers only what is asked for: HEAD without a body, POST not at all', async () => {
    const head = await requestSite({ port: inject('port'), slug: 'claire', path: '/', method: 'HEAD' })
    expect([head.status, (await head.text()).length, head.headers.get('set-cookie')]).toEqual([200, 0, null])
    expect((await requestSite({ port: inject('port'), slug: 'claire', path: '/', method: 'POST' })).status).toBe(405)
  })
})

describe('hosts', () => {
  it.each(['nobody', 'preview-claire', 'www', 'claire.claire'])('answers 404 to %s and reflects nothing', async (slug) => {
    const response = await get('/%3Cscript%3Ealert(1)%3C/script%3E?q=reflected', {}, slug)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toMatch(/alert|reflected|preview-claire|nobody/)
  })

  it('is healthy on every host', async () => {
    for (const slug of ['', 'claire', 'sophie']) {
      const response = await get('/_/health', {}, slug)
      expect([response.status, ((await response.json()) as { status: string }).status]).toEqual([200, 'ok'])
    }
  })

  it('serves the apex', async () => {
    const apex = await (await get('/', {}, '')).text()
    expect(apex).toContain('A site of your own.')
    // Whoever has a site finds the way to her app.
    expect(apex).toMatch(/<a href="\/sign-in"[^>]*>Sign in<\/a>/)
  })
})

describe('security headers', () => {
  it('are the same on a page, a variant, an error, the API and a hashed file', async () => {
    const files = await readdir(path.join(SITE, '_a'))
    const asset = (ending: string) => `/_a/${files.find((name) => name.endsWith(ending))}`
    const answers = {
      page: await get('/about'),
      variant: await get('/', { cookie: 'ab=hero-photo.1:garden:e' }),
      missing: await get('/nothing'),
      health: await get('/_/health'),
      booking: await requestSite({ port: inject('port'), slug: 'claire', path: '/_/bookings', method: 'POST', body: '{' }),
      api: await get('/_/nothing'),
      apex: await get('/', {}, ''),
      unknownHost: await get('/', {}, 'nobody'),
      script: await get(asset('.js')),
      photo: await get(asset('.avif')),
      font: await get(asset('.woff2')),
    }
    for (const [name, response] of Object.entries(answers)) {
      for (const [header, value] of Object.entries(BASE_HEADERS)) expect(response.headers.get(header), `${header} of ${name}`).toBe(value)
      expect(response.headers.get('content-security-policy'), name).toMatch(
        /^default-src 'none'; .*frame-ancestors 'none'; require-trusted-types-for 'script'$/,
      )
      expect(response.headers.get('content-security-policy'), name).not.toMatch(/unsafe|\*|https?:/)
    }
    expect(answers.photo.status).toBe(200)
    expect(answers.photo.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answers.page.headers.get('cache-control')).toBe('private, no-cache')
  })
})
