import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { eventually } from '../../../scripts/test-support/eventually.ts'
import { hashOfClient } from '../../../scripts/test-support/hash-of-client.ts'
import { freshAddress, requestSite } from '../../../scripts/test-support/request-site.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'
import { BOOKINGS_PER_NETWORK_AND_HOUR_MAX } from '../../../tenants/contract/request-limits.ts'

let sql: Sql
beforeAll(() => {
  sql = connect(inject('databaseUrl'))
})
afterAll(() => sql.end())

let day = 20
const draft = (change: object = {}): Record<string, unknown> => ({
  name: 'Sam Example',
  email: 'sam@example.com',
  service: 'dinner',
  startsAt: startInDays(day++),
  hours: 3,
  ...change,
})
const post = (body: object | string, headers: Record<string, string> = {}, slug = 'claire') =>
  requestSite({
    port: inject('port'),
    slug,
    path: '/_/bookings',
    method: 'POST',
    headers: { 'content-type': 'application/json', 'cf-connecting-ip': freshAddress(), ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const postForm = (fields: object, headers: Record<string, string> = {}) =>
  post(new URLSearchParams(fields as Record<string, string>).toString(), {
    'content-type': 'application/x-www-form-urlencoded',
    ...headers,
  })
const rowsOf = (key: string) =>
  sql<
    { status: string; tenant_id: string; reference: string }[]
  >`select status, tenant_id, reference from bookings where idempotency_key = ${key}`
const errorOf = async (response: Response) =>
  ((await response.json()) as { error: { reason: string; message: string; fields?: Record<string, string> } }).error

describe('POST /_/bookings with JSON', () => {
  it('stores a request and answers 201 with its reference', async () => {
    const idempotencyKey = randomUUID()
    const response = await post(draft({ idempotencyKey }))
    expect(response.status).toBe(201)
    const body = (await response.json()) as { reference: string; status: string }
    expect(body).toEqual({ reference: expect.stringMatching(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/), status: 'pending' })
    expect([...(await rowsOf(idempotencyKey))]).toEqual([{ status: 'pending', tenant_id: 'claire', reference: body.reference }])
  })

  it('answers a repeat with the same words and stores nothing more, also when both come at once', async () => {
    const request = draft()
    const key = { 'idempotency-key': randomUUID() }
    const answers = await Promise.all([post(request, key), post(request, key), post(request, key)])
    answers.push(await post(request, key))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1)
    expect(await rowsOf(key['idempotency-key'])).toHaveLength(1)
  })

  it('refuses another request with a used key', async () => {
    const idempotencyKey = randomUUID()
    await post(draft({ idempotencyKey }))
    const response = await post(draft({ idempotencyKey, name: 'Somebody Else' }))
    expect([response.status, (await errorOf(response)).reason]).toEqual([422, 'idempotency_conflict'])
  })

  it('gives one time to one client, and says so to the others', async () => {
    const request = draft()
    const answers = await Promise.all(Array.from({ length: 6 }, () => post({ ...request, idempotencyKey: randomUUID() })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409])
    const refused = answers.find(({ status }) => status === 409) as Response
    expect(await errorOf(refused)).toMatchObject({ reason: 'slot_taken', fields: { startsAt: expect.any(String) } })
  })

  it('keeps tenants apart: one key, one time, two companions, two bookings', async () => {
    const request = draft({ idempotencyKey: randomUUID() })
    expect([(await post(request)).status, (await post(request, {}, 'sophie')).status]).toEqual([201, 201])
    expect((await rowsOf(String(request.idempotencyKey))).map(({ tenant_id }) => tenant_id).sort()).toEqual(['claire', 'sophie'])
  })

  it('names the fields that are wrong, in sentences', async () => {
    const response = await post(draft({ name: '', email: 'no', hours: 0 }))
    expect(response.status).toBe(422)
    expect(await errorOf(response)).toEqual({
      reason: 'invalid_fields',
      message: 'Some of this needs fixing: each marked field says what.',
      fields: { name: 'Please tell me your name.', email: 'Please check the email address.', hours: 'Please choose how long.' },
    })
  })

  it.each([
    ['no JSON', () => '{', 400],
    ['JSON that is no object', () => '[1]', 400],
    ['more than 48 KB', () => JSON.stringify({ message: 'x'.repeat(50_000) }), 413],
    ['a filled honeypot', () => JSON.stringify({ ...draft(), website: 'https://spam.example' }), 422],
    // From the future, so that however long the request takes it was filled in too fast.
    ['a form filled in within a second', () => JSON.stringify({ ...draft(), shownAt: Date.now() + 60 * 60_000 }), 422],
  ])('refuses %s', async (_name, body, status) => {
    const response = await post(body())
    expect(response.status).toBe(status)
    expect((await errorOf(response)).message).toMatch(/\.$/)
  })

  it('refuses a form on another site', async () => {
    expect((await post(draft(), { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' })).status).toBe(403)
  })

  it('takes fifteen requests an hour from one network, as a hotel’s or a carrier’s, and repeats are not counted', async () => {
    let browsers = 0
    const network = freshAddress().slice(0, -1)
    const another = () => ({ 'cf-connecting-ip': `${network}${++browsers}`, 'user-agent': `Browser/${browsers}` })
    const first = draft({ idempotencyKey: randomUUID() })
    const all = [first, ...Array.from({ length: BOOKINGS_PER_NETWORK_AND_HOUR_MAX - 1 }, () => draft())]
    for (const request of all) expect((await post(request, another())).status).toBe(201)
    const last = await post(draft(), another())
    expect([last.status, last.headers.get('retry-after'), (await errorOf(last)).reason]).toEqual([429, '3600', 'rate_limited'])
    expect((await post(first, another())).status).toBe(201)
  })
})

describe('POST /_/bookings with a form', () => {
  it('answers with the thanks page, and a second click stores nothing more', async () => {
    const fields = {
      ...draft({ name: 'Form Filler', email: 'filler@example.com' }),
      phone: '(02) 9374\u20114000',
      city: '',
      message: '',
      website: '',
    }
    for (const response of [await postForm(fields), await postForm(fields)]) {
      expect([response.status, response.headers.get('location')]).toEqual([303, '/booking/thanks'])
    }
    expect(await sql`select from bookings where client_hash = ${await hashOfClient('claire', 'filler@example.com')}`).toHaveLength(1)
  })

  it('shows the form again with what was written and a message at the field, defused', async () => {
    const response = await postForm({
      ...draft({ name: '"><script>alert(1)</script>', email: 'nonsense' }),
      message: '</textarea><b>hello',
      hours: '4',
    })
    expect([response.status, response.headers.get('content-type')]).toEqual([422, 'text/html; charset=utf-8'])
    const html = await response.text()
    expect(html).toContain('data-error="email">Please check the email address.</p>')
    expect(html).toContain('data-form-message><p>One thing needs fixing:</p><ul><li><a href="#booking-email">')
    expect(html).toMatch(/<input[^>]*name="email"[^>]*aria-invalid="true" autofocus=""[^>]*value="nonsense"/)
    expect(html).toMatch(/<option value="4" selected=""/)
    expect(html).toContain('value="&quot;><script>alert(1)</script>"')
    expect(html).toContain('&lt;/textarea&gt;&lt;b&gt;hello</textarea>')
    expect(html).not.toContain(' data-form-script=')
  })

  it('shows the form again when the time is taken, says so once, and offers the nearest free times', async () => {
    const request = draft()
    await post({ ...request, idempotencyKey: randomUUID() })
    const response = await postForm({ ...request, name: 'Too Late' })
    expect(response.status).toBe(409)
    const html = await response.text()
    expect(html.match(/That time has just been taken/g)).toHaveLength(1)
    const offered = [...html.matchAll(/<option value="(\d{4}-\d\d-\d\dT\d\d:\d\d)"/g)].map(([, start]) => start)
    expect(offered).toHaveLength(12)
    expect(offered).not.toContain(request.startsAt)
  })
})

describe('conversion', () => {
  it('is counted once per test the visitor has seen, and marked in the cookie', async () => {
    const request = draft({ idempotencyKey: randomUUID() })
    const visitor = { cookie: 'ab=hero-photo.1:garden:e', 'cf-connecting-ip': freshAddress() }
    const [first, second] = [await post(request, visitor), await post(request, visitor)]
    expect(first.headers.get('set-cookie')).toContain('ab=hero-photo.1:garden:ec;')
    expect(second.headers.get('set-cookie')).toBeNull()
    const { reference } = (await first.json()) as { reference: string }
    const booking = await eventually(async () => (await sql`select variants from bookings where reference = ${reference}`)[0])
    expect(booking.variants).toEqual({ 'hero-photo.1': 'garden' })
  })
})
