import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')
const TOKEN = 'dop_v1_canary'
let api: Server
let client: Client
const asked: string[] = []

/** Stands in for DigitalOcean's public API: pages, a password in an answer, and a token that must be right. */
const answers: Record<string, unknown> = {
  '/v2/droplets?per_page=100': { droplets: [{ id: 1, name: 'web-1' }], links: { pages: { next: 'PAGE2' } } },
  '/v2/droplets?page=2': { droplets: [{ id: 2, name: 'web-2' }] },
  '/v2/databases?per_page=100': {
    databases: [{ name: 'main', connection: { uri: 'postgres://u:canary-password@db', password: 'canary-password', host: 'db' } }],
  },
  '/v2/account?per_page=100': { account: { email: 'ops@example.com', status: 'active' } },
}
const connect = async (env: Record<string, string>, ...flags: string[]) => {
  const made = new Client({ name: 'test', version: '1.0.0' })
  const base = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
  await made.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: ['scripts/commands/mcp.ts', ...flags],
      cwd: ROOT,
      env: { ...base, DATA_DIR: inject('dataDir'), PORT: String(inject('port')), ...env },
    }),
  )
  return made
}
const call = async (name: string, args: Record<string, unknown> = {}, by = client) => {
  const result = await by.callTool({ name, arguments: args })
  const [content] = result.content as { text: string }[]
  return { isError: result.isError === true, text: content?.text ?? '' }
}

beforeAll(async () => {
  api = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.statusCode = request.headers.authorization === `Bearer ${TOKEN}` ? 200 : 401
    const { port } = api.address() as AddressInfo
    response.end(JSON.stringify(answers[request.url ?? ''] ?? {}).replace('PAGE2', `http://127.0.0.1:${port}/v2/droplets?page=2`))
  })
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
  client = await connect({ DIGITALOCEAN_TOKEN: TOKEN, DIGITALOCEAN_API_URL: `http://127.0.0.1:${(api.address() as AddressInfo).port}` })
})
afterAll(async () => {
  await client.close()
  api.close()
})

describe('npm run mcp', () => {
  it('offers reading tools, and the one that writes only behind its flag', async () => {
    const names = (await client.listTools()).tools.map(({ name }) => name).sort()
    expect(names).toEqual([
      'build_tenant',
      'experiment_verdict',
      'get_account',
      'list_apps',
      'list_blocked_times',
      'list_databases',
      'list_domains',
      'list_droplets',
      'list_tenants',
      'outbox_status',
      'tenant_report',
      'tour',
      'weekly_hours',
    ])
    const writer = await connect({}, '--allow-writes')
    const all = (await writer.listTools()).tools.map(({ name }) => name)
    expect(all).toEqual(
      expect.arrayContaining([
        'promote_experiment',
        'block_time',
        'free_time',
        'enter_appointment',
        'set_weekly_hours',
        'open_day',
        'add_leg',
        'cancel_leg',
      ]),
    )
    // The same deed as `npm run diary -- hours`: a week that says nothing sets nothing.
    const before = await call('weekly_hours', { tenant: 'claire' })
    const refused = await call('set_weekly_hours', { tenant: 'claire', week: 'someday 9-17' }, writer)
    expect(refused).toMatchObject({ isError: true, text: expect.stringContaining('someday') })
    expect(await call('weekly_hours', { tenant: 'claire' })).toEqual(before)
    expect(before.text).toMatch(/10 am to 11 pm/)
    await writer.close()
  })

  it('tells of tenants, their week, their tests and their outbox', async () => {
    expect(JSON.parse((await call('list_tenants')).text)).toMatchObject([
      { slug: 'claire', runningTests: ['hero-photo'] },
      { slug: 'margot' },
      { slug: 'sophie' },
    ])
    expect(JSON.parse((await call('tenant_report', { tenant: 'claire', week: '2026-W47' })).text)).toMatchObject({
      week: '2026-W47',
      tenant: { name: 'Claire' },
    })
    expect(JSON.parse((await call('experiment_verdict', { tenant: 'claire' })).text)).toMatchObject([
      { id: 'hero-photo', status: 'running' },
    ])
    expect(JSON.parse((await call('outbox_status', { tenant: 'sophie' })).text)).toMatchObject({ status: 'ok', outbox: { waiting: 0 } })
    expect(JSON.parse((await call('build_tenant', { tenant: 'claire' })).text)).toMatchObject([{ slug: 'claire' }])
    expect(await call('tenant_report', { tenant: 'nobody' })).toEqual({ isError: true, text: 'There is no tenant "nobody".' })
  })

  it('reads DigitalOcean page by page, and shows no password', async () => {
    expect(JSON.parse((await call('list_droplets')).text)).toEqual([
      { id: 1, name: 'web-1' },
      { id: 2, name: 'web-2' },
    ])
    const databases = (await call('list_databases')).text
    expect(databases).toContain('"host": "db"')
    expect(databases).not.toContain('canary')
    expect(JSON.parse((await call('get_account')).text)).toMatchObject({ status: 'active' })
    expect(asked.every((line) => line.startsWith('GET '))).toBe(true)
  })

  it('says what to set where there is no token, or a wrong one', async () => {
    const without = await connect({ DIGITALOCEAN_TOKEN: '' })
    expect(await call('list_apps', {}, without)).toEqual({
      isError: true,
      text: 'Set DIGITALOCEAN_TOKEN to a token that may read the account.',
    })
    await without.close()
    const wrong = await connect({
      DIGITALOCEAN_TOKEN: 'x',
      DIGITALOCEAN_API_URL: `http://127.0.0.1:${(api.address() as AddressInfo).port}`,
    })
    expect((await call('list_apps', {}, wrong)).text).toBe('DigitalOcean answered 401: the token is not valid.')
    await wrong.close()
  })
})
