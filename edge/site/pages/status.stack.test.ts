import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { prepareDatabase } from '../../../scripts/runtime/prepare-database.ts'
import { type Stack, startStack } from '../../../scripts/runtime/start-stack.ts'
import { requestSite } from '../../../scripts/test-support/request-site.ts'
import { type BuildPaths, buildPaths } from '../../../sites/builder/paths.ts'
import { pruneRemoved } from '../../../sites/builder/prune-removed.ts'

// Claire three times: not yet public, on a preview's own host, and no longer public.
const STATUS = { early: 'preview', shown: 'preview', gone: 'inactive' } as const
const ROOT = path.resolve(import.meta.dirname, '../../..')
let folder: string
let stack: Stack
let paths: BuildPaths

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'status-'))
  const real = buildPaths(ROOT)
  paths = { ...real, tenants: path.join(folder, 'tenants'), dist: path.join(folder, 'dist'), cache: path.join(folder, 'cache') }
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
    for (const where of ['/', '/rates', '/booking']) {
      const { status, headers } = await get('gone', where)
      expect([status, headers.get('x-robots-tag')]).toEqual([404, 'noindex'])
    }
    const post = await requestSite({ port: stack.port, slug: 'gone', path: '/_/bookings', method: 'POST', body: 'name=Sam' })
    expect(post.status).toBe(404)
  })
})

describe('a tenant in Postgres', () => {
  const statusOf = async (slug: string) => {
    const sql = connect(stack.databaseUrl)
    const [row] = await sql<[{ status: string; city: string; legs: number }]>`
      select status, city, (select count(*)::integer from locations l where l.tenant_id = t.tenant_id) as legs
      from tenants t
      where tenant_id = ${slug}
    `
    await sql.end()
    return row
  }

  it('keeps every word while her files are not right, by a save and by npm run migrate, and the others go on', async () => {
    const file = path.join(folder, 'tenants/early/tenant.yaml')
    const before = await readFile(file, 'utf8')
    const other = path.join(folder, 'tenants/shown/tenant.yaml')
    const untouched = await statusOf('early')
    expect(untouched).toMatchObject({ status: 'preview' })
    expect(untouched.legs).toBeGreaterThan(0)
    await writeFile(file, before.replace(/^city: .*/m, 'city: ""'))
    await writeFile(other, (await readFile(other, 'utf8')).replace(/^name: .*/m, 'name: Clarissa'))
    const { problems } = await stack.refresh([])
    expect(problems.map(({ field }) => field)).toContain('city')
    expect(await statusOf('early')).toEqual(untouched)
    const { problems: told, synced } = await prepareDatabase(stack.databaseUrl, paths)
    expect(told.map(({ field }) => field)).toContain('city')
    expect(synced).not.toContain('early')
    expect(await statusOf('early')).toEqual(untouched)
    const sql = connect(stack.databaseUrl)
    expect(await sql`select name from tenants where tenant_id = 'shown'`).toEqual([{ name: 'Clarissa' }])
    await sql.end()
    // A mistake that only a build finds writes nothing either.
    await writeFile(file, before.replace(/^status: .*/m, 'status: active'))
    const photos = path.join(folder, 'tenants/early/photos.yaml')
    const list = await readFile(photos, 'utf8')
    await writeFile(photos, list.replace(/file: .*/, 'file: nowhere.jpg'))
    expect((await stack.refresh(['early'])).problems).not.toEqual([])
    expect(await statusOf('early')).toEqual(untouched)
    await writeFile(file, before)
    await writeFile(photos, list)
    expect((await stack.refresh(['early'])).problems).toEqual([])
  })

  it('is off when her folder is gone: not built, not served, and inactive', async () => {
    await rm(path.join(folder, 'tenants/early'), { recursive: true })
    const { problems, removed } = await stack.refresh(['early'])
    expect([problems, removed]).toEqual([[], ['early']])
    expect((await get('early', '/')).status).toBe(404)
    expect(await readdir(path.join(folder, 'dist'))).not.toContain('early')
    expect(await statusOf('early')).toMatchObject({ status: 'inactive' })
    expect(await statusOf('shown')).toMatchObject({ status: 'preview' })
  })

  it('is not off because the folder of all tenants is empty', async () => {
    await rename(paths.tenants, `${paths.tenants}-away`)
    await mkdir(paths.tenants)
    await prepareDatabase(stack.databaseUrl, paths)
    expect(await pruneRemoved(paths, [])).toEqual([])
    expect(await statusOf('shown')).toMatchObject({ status: 'preview' })
    await rm(paths.tenants, { recursive: true })
    await rename(`${paths.tenants}-away`, paths.tenants)
  })
})
