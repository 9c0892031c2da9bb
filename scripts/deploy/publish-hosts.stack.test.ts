import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { PLATFORM_DOMAIN, tenantHost } from '../../tenants/contract/urls.ts'
import { ACCOUNT_ID, type Account, API_TOKEN, makeAccount } from '../rehearse/cloudflare/account.ts'
import { startApi } from '../rehearse/cloudflare/start-api.ts'
import { namespaceProblem } from './check-namespace.ts'
import { publishHosts, removeHosts } from './publish-hosts.ts'

const HOSTS_ID = 'e'.repeat(32)
const account: Account = makeAccount({ zones: [PLATFORM_DOMAIN], queues: [] })
let api: Awaited<ReturnType<typeof startApi>>
beforeAll(async () => {
  account.values.set(HOSTS_ID, new Map())
  api = await startApi(account)
  for (const [name, value] of Object.entries({
    CLOUDFLARE_API_BASE_URL: api.url,
    CLOUDFLARE_API_TOKEN: API_TOKEN,
    CLOUDFLARE_ACCOUNT_ID: ACCOUNT_ID,
    HOSTS_ID,
  }))
    vi.stubEnv(name, value)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await api.stop()
})
beforeEach(() => {
  api.calls.length = 0
})

const hostsOf = (slug: string, ...own: string[]) => [...own, tenantHost(slug)]
const table = () => [...(account.values.get(HOSTS_ID) ?? [])].filter(([key]) => !key.includes(':'))
const certified = () => account.customHostnames.map(({ hostname }) => hostname)

it('asks for nothing but the list of before where a tenant has no domain of her own', async () => {
  expect(await publishHosts('sophie', hostsOf('sophie'))).toEqual([])
  expect(api.calls.map(({ path }) => path.split('/').at(-1))).toEqual(['get'])
})

it('leads a tenant’s own domains to her, tells those that are new, and drops what she no longer names', async () => {
  expect(await publishHosts('claire', hostsOf('claire', 'claire.example', 'www.claire.example'))).toEqual([
    'claire.example',
    'www.claire.example',
  ])
  expect(certified()).toEqual(['claire.example', 'www.claire.example'])
  expect(await publishHosts('claire', hostsOf('claire', 'claire.example'))).toEqual([])
  expect([table(), certified()]).toEqual([[['claire.example', 'claire']], ['claire.example']])
})

it('leaves a domain that has gone to somebody else with her', async () => {
  await publishHosts('margot', hostsOf('margot', 'claire.example'))
  await publishHosts('claire', hostsOf('claire'))
  expect([table(), certified()]).toEqual([[['claire.example', 'margot']], ['claire.example']])
  await removeHosts('margot')
  expect([table(), certified()]).toEqual([[], []])
})

it('waits where it is told to, and says in the API’s words what it refuses', async () => {
  api.mishaps.push({ call: /POST .*bulk\/get/, status: 429, retryAfter: 0, times: 1 }, { call: /PUT .*bulk/, status: 403, times: 1 })
  await expect(publishHosts('claire', hostsOf('claire', 'claire.example'))).rejects.toThrow(
    /^Cloudflare refused PUT .*\/bulk: .*\[code: 10013\]$/,
  )
  expect(api.calls[0]?.status).toBe(429)
  expect(await publishHosts('claire', hostsOf('claire', 'claire.example'))).toEqual(['claire.example'])
})

it('loses nothing in silence where the table is not there', async () => {
  vi.stubEnv('HOSTS_ID', 'f'.repeat(32))
  await expect(publishHosts('claire', hostsOf('claire', 'claire.example'))).rejects.toThrow(/The KV namespace was not found/)
  vi.stubEnv('HOSTS_ID', HOSTS_ID)
})

it('lets sites into a namespace that is there and trusted, and into no other', async () => {
  expect(await namespaceProblem('sites')).toMatch(
    /^There is no dispatch namespace "sites"\. Make it with: npx wrangler dispatch-namespace create sites$/,
  )
  account.namespaces.set('sites', { trusted: false })
  expect(await namespaceProblem('sites')).toMatch(/is not trusted/)
  account.namespaces.set('sites', { trusted: true })
  expect(await namespaceProblem('sites')).toBeUndefined()
})
