import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Dispatch, startDispatch } from '../../scripts/rehearse/dispatch/start-dispatch.ts'
import { loadLocalSecrets } from '../../scripts/runtime/local-secrets.ts'
import { planTenantWorker, planWorkers } from '../../scripts/runtime/plan-workers.ts'
import { freshAddress, requestSite } from '../../scripts/test-support/request-site.ts'
import { startInDays } from '../../scripts/test-support/start-in-days.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { bookingsPath, healthPath, PLATFORM_DOMAIN, tenantHost } from '../../tenants/contract/urls.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const TENANTS = ['claire', 'sophie']

let folder: string
let dispatch: Dispatch
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'dispatch-'))
  const { root, dist } = buildPaths(ROOT)
  const place = { root, dist, secrets: await loadLocalSecrets(folder) }
  const nothing = async () => new Response(null, { status: 204 })
  const [, platform] = await planWorkers({
    ...place,
    databaseUrl: 'postgres://nobody:none@127.0.0.1:9/none',
    platformUrl: `https://${PLATFORM_DOMAIN}`,
    mail: { mailbox: nothing, pushService: nothing },
    isPublic: true,
  })
  const sites = await Promise.all(TENANTS.map((slug) => planTenantWorker(place, slug)))
  const names = sites.map(({ name }) => [name, name])
  dispatch = await startDispatch({
    root,
    state: path.join(folder, 'edge'),
    platform: platform as never,
    namespace: { serviceBindings: Object.fromEntries(names) },
    others: sites,
    hosts: { 'claire.example': 'claire', 'gone.example': 'gone' },
  })
})
afterAll(async () => {
  await dispatch.miniflare.dispose()
  await rm(folder, { recursive: true, force: true })
})

const ask = (host: string, where = '/', more: { method?: string; headers?: Record<string, string>; body?: string } = {}) =>
  requestSite({ port: dispatch.port, path: where, ...more, headers: { host, dnt: '1', ...more.headers } })
const titleOf = async (response: Response) => /<title>([^<]*)/.exec(await response.text())?.[1]

describe('the dispatch Worker', () => {
  it('hands a host to its tenant’s Worker, the script as it is for one tenant', async () => {
    for (const slug of TENANTS) {
      const [file] = await readdir(path.join(ROOT, 'dist', slug, 'site/_a'))
      expect((await ask(tenantHost(slug))).status).toBe(200)
      expect(await titleOf(await ask(tenantHost(slug)))).toMatch(new RegExp(slug, 'i'))
      expect(await (await ask(tenantHost(slug), healthPath())).json()).toMatchObject({ status: 'ok', tenant: slug })
      expect((await ask(tenantHost(slug), `/_a/${file}`)).headers.get('cache-control')).toContain('immutable')
      expect((await ask(tenantHost(slug), '/', { method: 'HEAD' })).status).toBe(200)
    }
  })

  it('finds a domain of her own in its table', async () => {
    expect(await (await ask('claire.example', healthPath())).json()).toMatchObject({ tenant: 'claire' })
  })

  it('gives hosts that nobody has one answer, whatever is asked, with nothing of the request in it', async () => {
    const hosts = [
      tenantHost('nobody'),
      tenantHost('preview-claire'),
      tenantHost('platform'),
      'nobody.example',
      'gone.example',
      'x.y.example',
    ]
    const answers = await Promise.all(
      hosts.flatMap((host) => [
        ask(host),
        ask(host, '/about?x=reflected'),
        ask(host, bookingsPath(), { method: 'POST', body: 'name=reflected' }),
      ]),
    )
    const texts = new Set(await Promise.all(answers.map((answer) => answer.text())))
    expect([...new Set(answers.map(({ status }) => status))]).toEqual([404])
    expect(texts.size).toBe(1)
    expect([...texts].join()).not.toMatch(/reflected|nobody|claire/)
  })

  it('leaves the platform its own domain', async () => {
    expect(await (await ask(PLATFORM_DOMAIN, healthPath())).json()).toEqual({ status: 'ok' })
  })

  it('takes a request into the outbox of the tenant whose host it came to', async () => {
    const body = JSON.stringify({
      ...{ name: 'Sam Example', email: 'sam@example.com', service: 'dinner', hours: 3, startsAt: startInDays(40) },
      idempotencyKey: crypto.randomUUID(),
    })
    const headers = { 'content-type': 'application/json', 'cf-connecting-ip': freshAddress() }
    const answer = await ask(tenantHost('claire'), bookingsPath(), { method: 'POST', headers, body })
    expect([answer.status, await answer.text()]).toEqual([202, expect.stringContaining('received')])
    const waiting = async (slug: string) =>
      ((await (await ask(tenantHost(slug), healthPath())).json()) as { outbox: { waiting: number } }).outbox.waiting
    expect([await waiting('claire'), await waiting('sophie')]).toEqual([1, 0])
  })
})
