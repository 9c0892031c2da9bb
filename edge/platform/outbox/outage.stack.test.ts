import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { selectPlatformOverview } from '../../../db/queries/platform-overview.ts'
import { makeAuthority } from '../../../scripts/rehearse/postgres/make-authority.ts'
import { loadLocalSecrets } from '../../../scripts/runtime/local-secrets.ts'
import { eventually } from '../../../scripts/test-support/eventually.ts'
import { freshAddress, requestSite } from '../../../scripts/test-support/request-site.ts'
import { runScript } from '../../../scripts/test-support/run-script.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'
import { startWithoutDatabase } from '../../../scripts/test-support/start-without-database.ts'
import { dashboardPath, operatorPath, ownRequestPath, requestPath, signInPath } from '../../../tenants/contract/urls.ts'
import { signRequest } from '../keys/request-link.ts'

// One platform that is started while its database is away. The database is one as it is sold: its owner is no superuser, and it takes encrypted connections
// alone (start-without-database.ts).

const { serve, database, smtp, sql, at, ready, stop } = await startWithoutDatabase()
afterAll(stop)
const ofOwner = { DATABASE_URL: database.ownerUrl, DATA_DIR: serve.dataDir }

const book = (body: object) =>
  requestSite({
    port: serve.port,
    slug: 'claire',
    path: '/_/bookings',
    method: 'POST',
    headers: { 'content-type': 'application/json', 'cf-connecting-ip': freshAddress() },
    body: JSON.stringify(body),
  })
const GUEST = { name: 'Out Age', email: 'out@example.com', service: 'dinner', hours: 2 }
const draft = (days: number, change: object = {}) => ({
  ...GUEST,
  startsAt: startInDays(days),
  idempotencyKey: randomUUID(),
  ...change,
})
const linkOf = async (reference: string, holder: 'client' | 'companion') =>
  signRequest((await loadLocalSecrets(serve.dataDir)).linkSecret, { tenantId: 'claire', reference, holder })

describe('started while Postgres is away', () => {
  const early = draft(50)
  let reference: string

  it('serves pages, takes requests, and says why they wait', async () => {
    expect(serve.output()).toMatch(/PostgreSQL at 127\.0\.0\.1:\d+ does not answer \(ECONNREFUSED\)\./)
    expect(serve.output()).toContain('The sites are up. The database is not ready yet')
    expect((await at('claire', '/')).status).toBe(200)
    const booked = await book(early)
    expect(booked.status).toBe(202)
    reference = ((await booked.json()) as { reference: string }).reference
    const waiting = [503, 'waiting for the database']
    expect(await ready()).toEqual([waiting, waiting])
    expect((await at('claire', '/_/health')).status).toBe(200)
  })

  it('answers in words where a page needs Postgres', async () => {
    const own = ownRequestPath(await linkOf(reference, 'client'))
    const { operatorKey } = await loadLocalSecrets(serve.dataDir)
    const pages: [Promise<Response>, RegExp][] = [
      [at('claire', own), /data-layout="elegant"[\s\S]*Your request is safe/],
      [at('claire', `${own}?do=cancel`, { form: {} }), /I can’t tell whether that worked/],
      [at('claire', `${own}?do=confirm`, { form: {} }), /could not be saved just now/],
      [at('claire', `${own}?do=pick&time=1`, { form: {} }), /Your choice could not be saved/],
      [at('claire', `${own}?change`), /Your request is safe/],
      [at('', requestPath(await linkOf(reference, 'companion'))), /requests are still taken and kept/],
      [at('', dashboardPath(), { headers: { cookie: `desk=${'a'.repeat(64)}` } }), /requests are still taken and kept/],
      [at('', operatorPath(), { headers: { authorization: `Basic ${btoa(`x:${operatorKey}`)}` } }), /requests are still taken and kept/],
      // Nobody is told of a link that cannot come.
      [at('', signInPath(), { form: { email: 'claire@example.com' } }), /What you sent may not have been saved/],
    ]
    for (const [answer, words] of pages) {
      const { status, headers } = await answer
      expect([status, headers.get('retry-after')]).toEqual([503, '60'])
      expect(await (await answer).text()).toMatch(words)
    }
    const availability = await at('claire', '/_/availability')
    expect([availability.status, await availability.json()]).toEqual([
      503,
      { error: { reason: 'unavailable', message: expect.stringContaining('You can ask for any time') } },
    ])
  })

  it('brings everything home once when it is there, for an owner who is no superuser', async () => {
    await database.start()
    await eventually(async () => (/^Ready\.$/m.test(serve.output()) ? true : undefined), 'Ready')
    expect(serve.output()).toContain('The database is ready now')
    expect(await ready()).toEqual([
      [200, 'ready'],
      [200, 'ready'],
    ])
    const stored = await eventually(async () => {
      const rows = await sql`select reference, status from bookings where idempotency_key = ${early.idempotencyKey}`
      return rows.length > 0 ? rows : undefined
    }, 'the booking')
    expect(stored).toEqual([{ reference, status: 'pending' }])
    expect((await book(early)).status).toBe(201)
    await eventually(async () => (smtp.mails.some((text) => text.includes('To: claire@example.com')) ? true : undefined), 'her mail')
    await at('claire', '/')
    await eventually(async () => (await sql`select from events where tenant_id = 'claire' and name = 'page_view'`)[0], 'the page view')
    expect((await at('claire', ownRequestPath(await linkOf(reference, 'client')))).status).toBe(200)
    const [owner] = await sql`select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user`
    expect(owner).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: true })
    const week = `${serve.dataDir}/week.eml`
    const report = ['claire', '--week', '2026-W47', '--out', week]
    expect(await runScript('report', report, ofOwner)).toEqual({ code: 0, text: `Wrote ${week}.\n` })
  })

  it('migrates as that owner again and changes nothing', async () => {
    expect((await runScript('migrate', [], ofOwner)).text).toBe('No new migrations. Tenants: claire, margot, sophie.\n')
  })

  it.runIf(database.authority)('sends nothing to a server that another authority has signed, and says what to do', async () => {
    const { certificate } = await makeAuthority(path.join(serve.dataDir, 'other'))
    const other = new URL(database.ownerUrl)
    other.searchParams.set('sslrootcert', certificate)
    const { code, text } = await runScript('migrate', [], { ...ofOwner, DATABASE_URL: other.href })
    expect([code, text.trim()]).toEqual([
      1,
      expect.stringMatching(
        /^PostgreSQL at 127\.0\.0\.1:\d+ shows a certificate that \S+ has not signed \(UNABLE_TO_VERIFY_LEAF_SIGNATURE\).*$/,
      ),
    ])
  })
})

describe('while Postgres is away', () => {
  it('accepts bookings with 202, repeats the answer, and brings them home when it is back', async () => {
    const stored = draft(30)
    expect((await book(stored)).status).toBe(201)
    await database.stop()

    const waiting = draft(31)
    const taken = draft(30)
    const [first, second, third] = [await book(waiting), await book(waiting), await book(taken)]
    expect([first.status, second.status, third.status]).toEqual([202, 202, 202])
    expect(await first.json()).toEqual({ reference: expect.any(String), status: 'received' })
    expect((await requestSite({ port: serve.port, slug: 'claire', path: '/' })).status).toBe(200)
    expect((await requestSite({ port: serve.port, slug: 'claire', path: '/_/availability' })).status).toBe(503)
    expect((await ready()).map(([status]) => status)).toEqual([503, 503])
    await database.start()
    const rows = await eventually(async () => {
      const found =
        await sql`select idempotency_key, status, status_reason from bookings where idempotency_key = any (${[waiting.idempotencyKey, taken.idempotencyKey]})`
      return found.length === 2 ? found : undefined
    })
    // The operator sees what visitors have seen of it.
    const errors = await eventually(async () => {
      const { tenants } = await selectPlatformOverview(sql, 28)
      return tenants.find(({ tenantId, errors: count }) => tenantId === 'claire' && count > 0)
    })
    expect((await ready()).map(([status]) => status)).toEqual([200, 200])
    expect(errors).toMatchObject({ dropped: 0 })
    expect(rows.find((row) => row.idempotency_key === waiting.idempotencyKey)).toMatchObject({ status: 'pending' })
    // Acknowledged, so it must be there; its time belongs to somebody else, so it is there as declined.
    expect(rows.find((row) => row.idempotency_key === taken.idempotencyKey)).toMatchObject({
      status: 'declined',
      status_reason: 'slot_taken',
    })
    expect((await book(waiting)).status).toBe(201)
  })
})

describe('a mail server that takes a mail and never answers', () => {
  it('holds no answer, and the mail is sent later', async () => {
    const { reference } = (await (await book(draft(52))).json()) as { reference: string }
    await eventually(async () => smtp.mails.find((text) => text.includes(reference)), 'the mail of the request')
    const isSent = async (kind: string) =>
      (await sql`select from mails where occasion = ${reference} and kind = ${kind} and status = 'sent'`).length === 1
    await eventually(async () => ((await isSent('request_client')) && (await isSent('request_companion')) ? true : undefined), 'both mails')
    const saidBefore = serve.output().length
    const isGivenUp = () => serve.output().slice(saidBefore).includes('mail_not_sent')
    const headers = { authorization: `Bearer ${(await loadLocalSecrets(serve.dataDir)).operatorKey}` }
    const run = () => requestSite({ port: serve.port, path: '/_/operator/run', method: 'POST', headers })
    // Her answer waits two minutes for an undo; a mail that is being sent is nobody else's for five.
    const hasten = () => sql`update mails set due_at = now() where status = 'pending' and due_at < now() + interval '4 minutes' returning 1`
    smtp.fallSilent()
    const answer = await at('', requestPath(await linkOf(reference, 'companion')), { form: { to: 'confirmed' } })
    // Given up after seconds, and not before the answer.
    expect(isGivenUp()).toBe(false)
    expect(answer.status).toBeLessThan(400)
    expect(await sql`select status from bookings where reference = ${reference}`).toEqual([{ status: 'confirmed' }])
    await Promise.all([hasten().then(run), eventually(async () => (smtp.unanswered() > 0 ? true : undefined), 'the mail at the server')])
    await eventually(async () => (isGivenUp() ? true : undefined), 'the time-out')
    expect(await isSent('confirmed_client')).toBe(false)
    smtp.speak()
    await eventually(async () => (await hasten())[0], 'its next try')
    await run()
    await eventually(async () => ((await isSent('confirmed_client')) ? true : undefined), 'the mail after all')
  })
})

describe('its logs', () => {
  it('have no client in them', () => {
    expect(serve.output()).toContain('booking_not_forwarded')
    expect(serve.output()).not.toMatch(/Out Age|out@example\.com|2001:db8/)
  })
})
