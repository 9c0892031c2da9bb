import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventually } from '../../../scripts/test-support/eventually.ts'
import { startWorkers, type Workers } from '../../../scripts/test-support/start-workers.ts'
import { cspHashes } from '../../../sites/builder/csp-hashes.ts'
import { removeDraft, writeDraft } from '../../../sites/builder/draft-site.ts'
import { sha256 } from '../../../sites/builder/hash-files.ts'
import { writeSite } from '../../../sites/builder/write-site.ts'

// A draft beside a live site, as the publisher puts it there: for whoever has its key, and nowhere for anybody else.

const KEY = 'a'.repeat(64)
const HOST = 'preview-one.companionconnect.app'
let dist: string
let workers: Workers
beforeAll(async () => {
  dist = await mkdtemp(path.join(tmpdir(), 'drafts-'))
  await writeSite(dist, 'platform', await filesOf('nobody'))
  await writeSite(dist, 'one', { ...(await filesOf('live')), hosts: ['one.example'] })
  workers = await startWorkers({ dist, isPublic: true })
})
afterAll(async () => {
  await workers.stop()
  await rm(dist, { recursive: true, force: true })
})

async function filesOf(text: string) {
  const asset = path.join(dist, `${text}.js`)
  await writeFile(asset, text)
  const files = { '': { scripts: [], styles: [] } }
  const pages = ['/', '/booking/thanks'].map((each) => ({ path: each, experiments: [], files }))
  const manifest = {
    ...{ tenantId: 'one', status: 'active', pages, textFiles: [], ageGate: 'ask', experiments: [], booking: {} },
    ...{ languages: [{ locale: 'en-AU', prefix: '', words: {} }], hosts: ['one.example'] },
  }
  const html = (title: string) => `<html><head><title>${title}</title></head><body><main>${text}</main></body></html>`
  const written = new Map([
    ['/index.html', html('Home')],
    ['/booking/thanks/index.html', html('Thanks')],
  ])
  return { pages: written, assets: new Map([[`${text}.js`, asset]]), manifest }
}

const draft = async (text: string, until: Date) =>
  writeDraft(dist, 'one', {
    output: await filesOf(text),
    door: { accessHash: sha256(KEY), until, framedBy: 'https://companionconnect.app' },
  })
const ask = (where: string, more: { method?: string; headers?: Record<string, string>; body?: string } = {}) =>
  workers.ask('sites', { path: where, ...more, headers: { host: HOST, dnt: '1', ...more.headers } })
const cookie = { cookie: `preview=${KEY}` }
const tomorrow = () => new Date(Date.now() + 86_400_000)

it('shows a draft to whoever has its key, in a frame of her app alone, and is nowhere for anybody else', async () => {
  expect((await ask('/', { headers: cookie })).status).toBeGreaterThanOrEqual(404)
  await draft('drafted', tomorrow())
  const opened = await eventually(async () => {
    const answer = await ask(`/?key=${KEY}`, { headers: { 'sec-fetch-dest': 'iframe' } })
    return answer.status === 303 ? answer : undefined
  })
  expect(opened.headers.get('set-cookie')).toMatch(
    /^preview=a{64}; Path=\/; Max-Age=863\d\d; HttpOnly; SameSite=None; Secure; Partitioned$/,
  )
  const page = await ask('/', { headers: cookie })
  const shown = await page.text()
  expect([page.status, shown.includes('drafted'), shown.includes('Draft: only you can see this')]).toEqual([200, true, true])
  const { headers } = page
  expect([headers.get('x-robots-tag'), headers.get('x-frame-options'), headers.get('cache-control')]).toEqual([
    'noindex',
    null,
    'private, no-store',
  ])
  const policy = headers.get('content-security-policy')
  expect(policy).toContain('frame-ancestors https://companionconnect.app;')
  expect(policy).toContain(`'${cspHashes(shown).styles[0] ?? 'no style'}'`)
  expect(await (await ask('/_a/drafted.js', { headers: cookie })).text()).toBe('drafted')
  const others = [ask('/'), ask('/_a/drafted.js'), ask('/?key=b'), ask('/_/health'), ask('/', { headers: { cookie: 'preview=b' } })]
  // Nobody's: the platform answers, here without its database.
  for (const answer of await Promise.all(others)) expect(answer.status).toBeGreaterThanOrEqual(404)
  const live = await (await ask('/', { headers: { host: 'one.example' } })).text()
  expect([live.includes('live'), live.includes('draft-mark')]).toEqual([true, false])
})

it('counts and sends nothing', async () => {
  await draft('drafted', tomorrow())
  const post = (where: string, headers: Record<string, string>, body: string) =>
    ask(where, { method: 'POST', headers: { ...cookie, origin: `https://${HOST}`, ...headers }, body })
  expect((await post('/_/events', {}, 'no events at all')).status).toBe(204)
  const byScript = await post('/_/bookings', { 'content-type': 'application/json' }, '{}')
  expect([byScript.status, await byScript.json()]).toEqual([
    403,
    { error: { reason: 'unavailable', message: expect.stringContaining('nothing was sent') } },
  ])
  for (const where of ['/_/bookings', '/_/waiting', '/_/request/x'])
    expect(await (await post(where, { 'content-type': 'application/x-www-form-urlencoded' }, 'name=Sam')).text(), where).toMatch(
      /<title>Nothing was sent<[\s\S]*nothing was sent/,
    )
})

it('is over with its day, and when it is taken away', async () => {
  const isOver = async () => ((await ask(`/?key=${KEY}`)).status >= 404 ? true : undefined)
  await draft('drafted', new Date(Date.now() - 1000))
  await eventually(isOver)
  await draft('drafted', tomorrow())
  await eventually(async () => ((await ask(`/?key=${KEY}`)).status === 303 ? true : undefined))
  await removeDraft(dist, 'one')
  await eventually(isOver)
  expect((await ask('/', { headers: { host: 'one.example' } })).status).toBe(200)
})
