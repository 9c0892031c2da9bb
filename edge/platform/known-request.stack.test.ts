import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { loadLocalSecrets } from '../../scripts/runtime/local-secrets.ts'
import { eventually } from '../../scripts/test-support/eventually.ts'
import { freshAddress, requestSite } from '../../scripts/test-support/request-site.ts'
import { runScript } from '../../scripts/test-support/run-script.ts'
import { startInDays } from '../../scripts/test-support/start-in-days.ts'
import { startWithoutDatabase } from '../../scripts/test-support/start-without-database.ts'
import { ownRequestPath } from '../../tenants/contract/urls.ts'
import { signRequest } from './keys/request-link.ts'

// A client's own page with Postgres stopped.

const { serve, database, sql, at, stop } = await startWithoutDatabase()
afterAll(stop)

async function book(days: number): Promise<string> {
  const body = { name: 'Known Example', email: 'known@example.com', service: 'dinner', hours: 2, startsAt: startInDays(days) }
  const answer = await requestSite({
    ...{ port: serve.port, slug: 'claire', path: '/_/bookings', method: 'POST', body: JSON.stringify(body) },
    headers: { 'content-type': 'application/json', 'cf-connecting-ip': freshAddress() },
  })
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { reference: string }).reference
}
const ownPage = async (reference: string) =>
  ownRequestPath(await signRequest((await loadLocalSecrets(serve.dataDir)).linkSecret, { tenantId: 'claire', reference, holder: 'client' }))
const isMailed = (reference: string, kind: string) =>
  eventually(
    async () => (await sql`select from mails where occasion = ${reference} and kind = ${kind} and status = 'sent'`)[0],
    `the mail ${kind}`,
  )

it('takes a form without its script, thanks for it with what was asked for, and brings back what lacks something', async () => {
  const form = { name: 'Plain Example', email: 'plain@example.com', service: 'dinner', hours: '3', startsAt: startInDays(29) }
  const headers = { 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'same-origin', 'cf-connecting-ip': freshAddress() }
  const follow = async (answer: Response) => {
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    const page = await at('claire', answer.headers.get('location')?.split('#')[0] ?? '', { headers: { cookie } })
    return [answer.status, page.status, await page.text()]
  }
  expect(await follow(await at('claire', '/_/bookings', { form, headers }))).toEqual([
    ...[303, 200],
    expect.stringMatching(/7 to 10\spm, Sydney time, \$1,400; deposit \$280\. At mine\./),
  ])
  for (const [action, change] of [
    ['/_/bookings', { email: 'nobody' }],
    ['/_/availability', {}],
  ] as const)
    expect(await follow(await at('claire', action, { form: { ...form, ...change }, headers }))).toEqual([
      ...[303, 200],
      expect.stringContaining('value="Plain Example"'),
    ])
})

it('shows how the request stood when its client was last told, and nothing of one that is over', async () => {
  await database.start()
  await eventually(async () => (/^Ready\.$/m.test(serve.output()) ? true : undefined), 'Ready')
  // At once, so that what their clients are told is kept together.
  const [kept = '', over = '', ...others] = await Promise.all([30, 31, 32, 33, 34].map(book))
  for (const reference of [kept, over, ...others]) await isMailed(reference, 'request_client')
  const [own, gone] = [await ownPage(kept), await ownPage(over)]
  expect((await at('claire', `${gone}?do=cancel`, { form: {} })).status).toBe(303)
  // The page that the form leads to.
  expect((await at('claire', gone)).status).toBe(200)
  await database.stop()

  const answer = await at('claire', own)
  const shown = await answer.text()
  expect([answer.status, shown]).toEqual([200, expect.stringMatching(/data-layout="elegant"[\s\S]*until I confirm it[\s\S]*As of /)])
  expect(shown).toContain(kept)
  for (const reference of others) {
    const other = await at('claire', await ownPage(reference))
    expect([other.status, await other.text()]).toEqual([200, expect.stringContaining(reference)])
  }
  for (const told of ['Sydney, at mine', '$1,000', '20% ($200). It confirms the date']) expect(shown).toContain(told)
  // Nothing that the client wrote, and nothing that could be pressed.
  expect(shown).not.toMatch(/Known Example|known@example\.com|do=(?:cancel|confirm)/)
  expect((await at('claire', gone)).status).toBe(503)
  // What was typed for a waiting list, or to ask her to come, comes back with one tap that sends it again.
  const typed = { lang: 'en-AU', city: 'Brisbane', email: 'typed@example.com' }
  for (const [action, form] of [
    ['/_/waiting', typed],
    ['/_/tour-request', { ...typed, when: 'in March', name: 'Typed Example' }],
  ] as const) {
    const list = await at('claire', action, { form })
    const told = await list.text()
    expect([list.status, told]).toEqual([503, expect.stringContaining('What you typed is still here.')])
    for (const [name, value] of Object.entries(form)) expect(told).toContain(`name="${name}" value="${value}"`)
  }
  const another = own.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
  expect((await at('claire', another)).status).toBe(404)

  // At rest it cannot be read, and what is over is not there.
  const folder = path.join(serve.dataDir, 'edge/do/platform-BookingOutbox')
  const bytes = await Promise.all((await readdir(folder)).map(async (file) => readFile(path.join(folder, file), 'latin1')))
  const text = bytes.join('')
  expect(text).toContain('known_requests')
  expect(text).not.toMatch(/until I confirm it|isAppointment|Known Example/)
  // Whoever is erased is forgotten here too.
  await database.start()
  await eventually(async () => ((await at('claire', own)).status === 200 ? true : undefined), 'the page')
  const erased = await runScript('privacy', ['erase', '--tenant', 'claire', '--email', 'known@example.com'], {
    ...{ DATABASE_URL: database.ownerUrl, DATA_DIR: serve.dataDir, PORT: String(serve.port) },
  })
  expect(erased).toMatchObject({ code: 0 })
  await database.stop()
  expect((await at('claire', own)).status).toBe(503)
  await database.start()
})
