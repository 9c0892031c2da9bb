import { createHash } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPaths } from '../../sites/build/paths.ts'
import { requestSite } from '../test-stack/request-site.ts'
import { type Stack, startStack } from './start-stack.ts'

// Claire three times: not yet public, on a preview's own host, and no longer public.
const STATUS = { early: 'preview', shown: 'preview', gone: 'inactive' } as const
const ROOT = path.resolve(import.meta.dirname, '../..')
let folder: string
let stack: Stack

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'status-'))
  const real = buildPaths(ROOT)
  const paths = { ...real, tenants: path.join(folder, 'tenants'), dist: path.join(folder, 'dist'), cache: path.join(folder, 'cache') }
  for (const part of ['photos', 'fonts', 'engine-files.json'])
    await cp(path.join(real.cache, part), path.join(paths.cache, part), { recursive: true }).catch(() => undefined)
  for (const [slug, status] of Object.entries(STATUS)) {
    await cp(path.join(real.tenants, 'claire'), path.join(paths.tenants, slug), { recursive: true })
    const file = path.join(paths.tenants, slug, 'tenant.yaml')
    const text = (await readFile(file, 'utf8')).replace(/^domains:.*\n(?: {2}- .*\n)*/m, '')
    await writeFile(file, text.replace(/^status: .*/m, `status: ${status}`))
  }
  stack = await startStack({ paths, port: 0, dataDir: path.join(folder, 'data'), databaseUrl: undefined, onProgress: () => undefined })
})
afterAll(async () => {
  await stack.stop()
  await rm(folder, { recursive: true, force: true })
})

const get = (slug: keyof typeof STATUS, where: string) => requestSite({ port: stack.port, slug, path: where })

describe('a tenant in preview', () => {
  it('is kept from search engines by page, header and robots.txt, and has no sitemap', async () => {
    expect(stack.build.problems).toEqual([])
    for (const where of ['/', '/rates', '/tour/brisbane']) {
      const response = await get('early', where)
      expect(response.status).toBe(200)
      expect(response.headers.get('x-robots-tag')).toBe('noindex')
      expect(await response.text()).toContain('<meta name="robots" content="noindex">')
    }
    expect(await (await get('early', '/robots.txt')).text()).toBe('User-agent: *\nDisallow: /\n')
    expect((await get('early', '/sitemap.xml')).status).toBe(404)
  })

  it('assigns nobody to a test', async () => {
    expect((await get('early', '/')).headers.get('set-cookie')).toBeNull()
  })
})

describe('a preview on its own host', () => {
  const KEY = 'a'.repeat(32)
  beforeAll(async () => {
    const file = path.join(folder, 'dist/shown/manifest.json')
    const manifest = JSON.parse(await readFile(file, 'utf8')) as object
    await writeFile(file, JSON.stringify({ ...manifest, accessHash: createHash('sha256').update(KEY).digest('hex') }))
    await stack.refresh([])
  })

  it('opens with its link only, which leads to a cookie and out of the address', async () => {
    for (const where of ['/', '/rates', '/?key=wrong', '/robots.txt']) expect((await get('shown', where)).status, where).toBe(401)
    const opened = await get('shown', `/rates?key=${KEY}`)
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/rates'])
    const cookie = opened.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^preview=a{32}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax/)
    const inside = await requestSite({
      port: stack.port,
      slug: 'shown',
      path: '/rates',
      headers: { cookie: `x=1; ${cookie.split(';')[0]}` },
    })
    expect([inside.status, inside.headers.get('x-robots-tag')]).toEqual([200, 'noindex'])
    const guess = await requestSite({ port: stack.port, slug: 'shown', path: '/', headers: { cookie: 'preview=bbbb' } })
    expect(guess.status).toBe(401)
  })
})

describe('an inactive tenant', () => {
  it('has no page, no photo list, no form', async () => {
    for (const where of ['/', '/rates', '/booking']) expect((await get('gone', where)).status).toBe(404)
    const post = await requestSite({ port: stack.port, slug: 'gone', path: '/_/bookings', method: 'POST', body: 'name=Sam' })
    expect(post.status).toBe(404)
  })
})
