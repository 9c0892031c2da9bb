import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../../../scripts/test-support/eventually.ts'
import { startWorkers, type Workers } from '../../../scripts/test-support/start-workers.ts'
import { pruneRemoved } from '../../../sites/builder/prune-removed.ts'
import { writeSite } from '../../../sites/builder/write-site.ts'
import { contentSecurityPolicy } from '../../../tenants/contract/headers.ts'
import type { Manifest } from '../../../tenants/contract/manifest.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')

describe('the Worker of a machine and the Worker of one tenant', () => {
  let workers: Workers
  beforeAll(async () => {
    workers = await startWorkers({ tenant: 'claire' })
  })
  afterAll(() => workers.stop())

  /** All that a visitor gets, but for tags, whose text is each server's own. */
  async function answerOf(
    worker: string,
    where: string,
    { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> },
  ) {
    const response = await workers.ask(worker, { slug: 'claire', path: where, method, headers: { dnt: '1', ...headers } })
    const body = Buffer.from(await response.arrayBuffer())
    const shown = [...response.headers].filter(
      ([name]) => !/^(etag|cf-cache-status|content-length|transfer-encoding|connection)$/.test(name),
    )
    const hash = createHash('sha256').update(body).digest('hex')
    return { where, method, status: response.status, headers: Object.fromEntries(shown), tagged: response.headers.has('etag'), hash }
  }

  async function askBoth(wheres: readonly string[], how: { method?: string; headers?: Record<string, string> } = {}) {
    for (const where of wheres) expect(await answerOf('sites', where, how)).toEqual(await answerOf('site-claire', where, how))
  }

  it('answer every page and file alike', async () => {
    const { pages, textFiles } = JSON.parse(await readFile(path.join(ROOT, 'dist/claire/manifest.json'), 'utf8')) as Manifest
    const hashed = (await readdir(path.join(ROOT, 'dist/claire/site/_a'))).map((name) => `/_a/${name}`)
    const kinds = [...new Map(hashed.map((name) => [path.extname(name), name])).values()]
    expect(kinds.length).toBeGreaterThanOrEqual(4)
    const all = [...pages.map((page) => page.path), ...textFiles, ...kinds]
    await askBoth(all)
    await askBoth(all, { method: 'HEAD' })
    await askBoth(all.slice(0, 3).concat(kinds), { method: 'POST' })
    await askBoth(kinds, { headers: { range: 'bytes=0-9' } })
    await askBoth(['/'], { headers: { cookie: 'ab=hero-photo.1:garden:e; adult=yes' } })
  })

  it('answer alike what is no page', async () => {
    const [name] = await readdir(path.join(ROOT, 'dist/claire/site/_a'))
    await askBoth([
      ...[
        '/nothing',
        '/_a/',
        '/_a',
        '/_a/none.js',
        '/_a/none.html',
        `//_a/${name}`,
        `/_a//${name}?a=1`,
        `/_a/%2e%2e/${name}`,
        `/_a/./${name}`,
      ],
      ...['/_headers', '/manifest.json', '/../manifest.json', '/pictures/pictures.json', '/_v/hero-photo.garden/index.html', '/index.html'],
      ...['/about/', '/About', '/_/nothing', '/_/health/x', '/.served', '/..%2f..%2fmanifest.json', '/_a/..%5c..', '/%00', '/constructor'],
    ])
  })

  it('know a page and a file again by their tags', async () => {
    const [name] = await readdir(path.join(ROOT, 'dist/claire/site/_a'))
    for (const worker of ['sites', 'site-claire'])
      for (const where of ['/', `/_a/${name}`, '/robots.txt']) {
        const ask = (headers: Record<string, string>) =>
          workers.ask(worker, { slug: 'claire', path: where, headers: { dnt: '1', ...headers } })
        const etag = (await ask({})).headers.get('etag') ?? ''
        const expected = where === '/robots.txt' ? 200 : 304
        for (const known of [etag, `W/${etag}`]) expect((await ask({ 'if-none-match': known })).status, `${worker} ${where}`).toBe(expected)
        expect((await ask({ 'if-none-match': '"other"' })).status).toBe(200)
      }
  })
})

describe('the Worker of a machine', () => {
  let dist: string
  let workers: Workers
  beforeAll(async () => {
    dist = await mkdtemp(path.join(tmpdir(), 'machine-'))
    await build('platform', 'nobody', { hosts: [] })
    await build('one', 'first')
    workers = await startWorkers({ dist, isPublic: true })
  })
  afterAll(async () => {
    await workers.stop()
    await rm(dist, { recursive: true, force: true })
  })

  /** A site of one page, whose policy lets no other text of that page be styled, and one file. */
  async function build(slug: string, text: string, own: Partial<Manifest> = {}): Promise<void> {
    const asset = path.join(dist, `${slug}-${text}.js`)
    await writeFile(asset, text)
    const hosts = own.hosts ?? [`${slug}.example`]
    const page = { path: '/', experiments: [], files: { '': { scripts: [`sha256-${text}`], styles: [] } } }
    const manifest = {
      ...{ tenantId: slug, status: 'active', pages: [page], textFiles: [], ageGate: 'off', experiments: [], booking: {} },
      ...{ languages: [{ locale: 'en-AU', prefix: '', words: {} }], ...own, hosts },
    }
    const pages = new Map([['/index.html', `<p>${text}</p>`]])
    await writeSite(dist, slug, { pages, assets: new Map([[`${text}.js`, asset]]), manifest, hosts })
  }
  const ask = (host: string, where = '/') => workers.ask('sites', { path: where, headers: { host, dnt: '1' } })
  /** The platform answers for a host that is nobody's, here without its database. */
  const isNobodys = async (host: string) => ((await ask(host)).status >= 404 ? true : undefined)
  const textOf = async (host: string, where?: string) => (await ask(host, where)).text()

  it('serves a build from the moment it is there, a new tenant too, and never half of one', async () => {
    expect(await textOf('one.example')).toBe('<p>first</p>')
    let isOver = false
    const visits = (async () => {
      const seen = new Set<string>()
      while (!isOver) {
        const response = await ask('one.example')
        const text = /^<p>(\w+)<\/p>$/.exec(await response.text())?.[1] ?? ''
        expect(response.status).toBe(200)
        expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy({ scripts: [`sha256-${text}`], styles: [] }))
        seen.add(text)
      }
      return seen
    })()
    for (let number = 0; number < 60; number++) await build('one', `text${number % 7}`)
    await build('one', 'last')
    await eventually(async () => ((await textOf('one.example')) === '<p>last</p>' ? true : undefined))
    isOver = true
    expect((await visits).size).toBeGreaterThan(2)
    expect(await isNobodys('two.example')).toBe(true)
    await build('two', 'new')
    expect(await textOf('two.example')).toBe('<p>new</p>')
  })

  it('gives a page of the build before its files for a while, and not for long', async () => {
    await build('three', 'before')
    await build('three', 'after')
    expect([await textOf('three.example', '/_a/after.js'), await textOf('three.example', '/_a/before.js')]).toEqual(['after', 'before'])
    await build('four', 'before')
    await build('four', 'after')
    const hourAgo = new Date(Date.now() - 3_600_000)
    await utimes(path.join(dist, 'four/manifest.json'), hourAgo, hourAgo)
    expect([(await ask('four.example', '/_a/after.js')).status, (await ask('four.example', '/_a/before.js')).status]).toEqual([200, 404])
  })

  it('has nothing of a site that is closed or gone', async () => {
    await build('five', 'open')
    expect((await ask('five.example', '/_a/open.js')).status).toBe(200)
    await build('five', 'open', { status: 'inactive' })
    await eventually(async () => ((await ask('five.example', '/_a/open.js')).status === 404 ? true : undefined))
    expect((await ask('five.example')).status).toBe(404)
    await build('six', 'open')
    expect((await ask('six.example')).status).toBe(200)
    await mkdir(path.join(dist, '.deploy'), { recursive: true })
    expect(await pruneRemoved({ dist, cache: path.join(dist, '.cache') }, ['one', 'two', 'three', 'four', 'five', 'seven'])).toEqual([
      'six',
    ])
    await eventually(() => isNobodys('six.example'))
  })

  it('finds a host with the tenant whose manifest names it, and nobody by another name', async () => {
    await build('seven', 'own', { hosts: ['seven.example', 'www.seven.example'] })
    expect((await ask('www.seven.example')).headers.get('location')).toBe('https://seven.example/')
    await build('seven', 'own', { hosts: ['seven.example'] })
    await eventually(() => isNobodys('www.seven.example'))
    for (const host of [
      'seven',
      'seven.localhost',
      'platform',
      'constructor',
      '__proto__',
      '..',
      'sites',
      'hosts',
      '.served',
      'platform.localhost',
    ])
      expect(await isNobodys(host), host).toBe(true)
  })

  it('keeps what it has while a manifest cannot be read', async () => {
    const file = path.join(dist, 'seven/manifest.json')
    const whole = await readFile(file, 'utf8')
    await writeFile(file, whole.slice(0, 40))
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(await textOf('seven.example')).toBe('<p>own</p>')
    await writeFile(file, whole)
  })
})
