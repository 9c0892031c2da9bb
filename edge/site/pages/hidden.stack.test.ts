import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { loadLocalSecrets } from '../../../scripts/runtime/local-secrets.ts'
import { type Stack, startStack } from '../../../scripts/runtime/start-stack.ts'
import { eventually } from '../../../scripts/test-support/eventually.ts'
import { freshAddress, requestSite } from '../../../scripts/test-support/request-site.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'
import { buildPaths } from '../../../sites/builder/paths.ts'
import { bookingsPath, ownRequestPath, ownWaitingPath, tourRequestPath, waitingListPath } from '../../../tenants/contract/urls.ts'
import { signRequest } from '../../platform/keys/request-link.ts'

// Claire has hidden her site. Somebody has an appointment with her, somebody else has asked for one, and a third waits for a leg.
const ROOT = path.resolve(import.meta.dirname, '../../..')
const SLUG = 'hidden'
let folder: string
let stack: Stack
let sql: Sql
let references: [string, string]
let linkSecret: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hidden-'))
  const real = buildPaths(ROOT)
  const paths = { ...real, tenants: path.join(folder, 'tenants'), dist: path.join(folder, 'dist'), cache: path.join(folder, 'cache') }
  for (const part of ['photos', 'fonts', 'engine-files.json'])
    await cp(path.join(real.cache, part), path.join(paths.cache, part), { recursive: true }).catch(() => undefined)
  await cp(path.join(real.tenants, 'claire'), path.join(paths.tenants, SLUG), { recursive: true })
  const file = path.join(paths.tenants, SLUG, 'tenant.yaml')
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^domains:.*\n(?: {2}- .*\n)*/m, ''))
  const dataDir = path.join(folder, 'data')
  stack = await startStack({ paths, port: 0, dataDir, databaseUrl: undefined, onProgress: () => undefined })
  sql = connect(stack.databaseUrl)
  ;({ linkSecret } = await loadLocalSecrets(dataDir))
  references = [await book(startInDays(40)), await book(startInDays(43))]
  await become('inactive', { isHiddenByHer: true })
})
afterAll(async () => {
  await sql.end()
  await stack.stop()
  await rm(folder, { recursive: true, force: true })
})

const ask = (where: string, more: { method?: string; headers?: Record<string, string>; body?: string } = {}) =>
  requestSite({ port: stack.port, slug: SLUG, path: where, ...more })
const post = (where: string, headers: Record<string, string> = {}) =>
  ask(where, { method: 'POST', body: '', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } })
const tokenOf = (reference: string, holder: 'client' | 'waiting' | 'companion' = 'client', tenantId = SLUG) =>
  signRequest(linkSecret, { tenantId, reference, holder })
const linkOf = async (reference: string) => ownRequestPath(await tokenOf(reference))
const statusOf = async (reference: string) =>
  (await sql<[{ status: string }?]>`select status from bookings where tenant_id = ${SLUG} and reference = ${reference}`)[0]?.status

async function book(startsAt: string): Promise<string> {
  const draft = {
    name: 'Sam Example',
    email: 'sam@example.com',
    service: 'dinner',
    hours: 3,
    startsAt,
    idempotencyKey: crypto.randomUUID(),
  }
  const headers = { 'content-type': 'application/json', 'cf-connecting-ip': freshAddress() }
  const response = await ask(bookingsPath(), { method: 'POST', headers, body: JSON.stringify(draft) })
  const { reference } = (await response.json()) as { reference: string }
  await eventually(async () => ((await statusOf(reference)) === undefined ? undefined : true), 'The request')
  return reference
}

/** As the publisher does it: a build of its own, and then her mark. */
async function become(status: 'active' | 'inactive', { isHiddenByHer }: { isHiddenByHer: boolean }): Promise<void> {
  const file = path.join(folder, 'tenants', SLUG, 'tenant.yaml')
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^status: .*/m, `status: ${status}`))
  expect((await stack.refresh([SLUG])).problems).toEqual([])
  await sql`update tenants set hidden_by_her = ${isHiddenByHer} where tenant_id = ${SLUG}`
}

/** All that tells one answer from another. */
const told = async (response: Response) => [
  response.status,
  response.headers.get('x-robots-tag'),
  response.headers.get('content-type'),
  await response.text(),
]

it('shows, moves and cancels what a client’s link is of, and leads nowhere else', async () => {
  const [first, second] = references
  const link = await linkOf(first)
  const shown = await ask(link)
  const page = await shown.text()
  expect([shown.status, shown.headers.get('x-robots-tag')]).toEqual([200, 'noindex'])
  expect(page).toContain('Your request')
  // Nothing of her site is there to lead to: neither its frame nor "Back to the site".
  expect(
    [...page.matchAll(/(?:href|src|action)="([^"]*)"/g)]
      .map(([, to = '']) => to)
      .filter((to) => to.startsWith('/') && !to.startsWith('/_/')),
  ).toEqual([])
  const day = startInDays(45).slice(0, 10)
  expect(await (await ask(`${link}?change=${day}&hours=3&time=19:00`)).text()).toContain('do=move')
  const moved = await post(`${link}?do=move&time=${day}T19:00&hours=3`)
  expect([moved.status, moved.headers.get('location')]).toEqual([303, expect.stringMatching(/said=moved$/)])
  expect((await post(`${await linkOf(second)}?do=cancel`, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await post(`${await linkOf(second)}?do=cancel`)).status).toBe(303)
  expect(await statusOf(second)).toBe('cancelled')
})

it('shows the place on a waiting list, and forgets it', async () => {
  const reference = 'AAAA-2222'
  await sql`
    insert into waiting_list (tenant_id, reference, city, leg_from, leg_to, time_zone, hours, email_sealed, client_hash)
    values (${SLUG}, ${reference}, 'Brisbane', current_date + 5, current_date + 9, 'Australia/Brisbane', 2, 'sealed', 'hashed')`
  const link = ownWaitingPath(await tokenOf(reference, 'waiting'))
  expect(await (await ask(link)).text()).toContain('Shall I write to you once')
  expect((await post(`${link}?do=stop`)).status).toBe(303)
  expect((await ask(link)).status).toBe(200)
})

it('answers everybody else as any address of a site that is hidden, whatever they send', async () => {
  const [first] = references
  const nothing = await told(await ask('/'))
  expect(nothing.slice(0, 2)).toEqual([404, 'noindex'])
  const good = await tokenOf(first)
  const tokens = [
    'x',
    '',
    `${good}0`,
    good.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    await tokenOf(first, 'companion'),
    await tokenOf(first, 'client', 'claire'),
  ]
  const places = [...tokens.map(ownRequestPath), ...tokens.map(ownWaitingPath), '/rates', '/robots.txt', '/_/availability']
  for (const place of places) {
    expect(await told(await ask(place)), place).toEqual(nothing)
    expect(await told(await post(place)), place).toEqual(nothing)
  }
})

it('tells whoever sends a form that was open meanwhile what happened, that nothing was sent, and what to do', async () => {
  const counted = async () =>
    (await sql<[{ count: number }]>`select count(*)::integer as count from bookings where tenant_id = ${SLUG}`)[0].count
  const before = await counted()
  const said = /closed while you had this form open, so nothing was sent and nothing has been kept[\s\S]*try again another time/
  for (const place of [bookingsPath(), waitingListPath(), tourRequestPath()]) {
    const answer = await post(place)
    expect([answer.status, answer.headers.get('x-robots-tag'), answer.headers.get('content-type')], place).toEqual([
      404,
      'noindex',
      expect.stringContaining('text/html'),
    ])
    expect(await answer.text(), place).toMatch(said)
    expect((await post(place, { 'sec-fetch-site': 'cross-site' })).headers.get('content-type'), place).toMatch(/^text\/plain/)
    expect(await told(await ask(place)), place).toEqual(await told(await ask('/')))
  }
  // The script of the form shows the sentence in its own place.
  const byScript = await ask(bookingsPath(), { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })
  expect([byScript.status, await byScript.json()]).toEqual([404, { error: { reason: 'closed', message: expect.stringMatching(said) } }])
  expect(await counted()).toBe(before)
})

it('is over where a site was closed by whoever looks after it', async () => {
  await become('inactive', { isHiddenByHer: false })
  expect((await ask(await linkOf(references[0]))).status).toBe(404)
  await become('active', { isHiddenByHer: false })
  const page = await (await ask(await linkOf(references[0]))).text()
  expect(page).toContain('Back to the site')
})
