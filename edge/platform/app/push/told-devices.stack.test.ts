import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../../../db/connect.ts'
import type { KeptPush } from '../../../../scripts/runtime/open-push-service.ts'
import { eventually } from '../../../../scripts/test-support/eventually.ts'
import { makeDevice, type TestDevice } from '../../../../scripts/test-support/make-device.ts'
import { postBooking } from '../../../../scripts/test-support/post-booking.ts'
import { requestDashboard } from '../../../../scripts/test-support/request-dashboard.ts'
import { signInAs } from '../../../../scripts/test-support/sign-in.ts'
import { startInDays } from '../../../../scripts/test-support/start-in-days.ts'

// In workerd, with its own cryptography: what a push service of this machine was given, opened as a phone opens it.

let sql: Sql
beforeAll(() => {
  sql = connect(inject('databaseUrl'))
})
afterAll(async () => {
  await sql`delete from push_subscriptions`
  await sql.end()
})

const push = (cookie: string, form: Record<string, string>) => requestDashboard('/dashboard/push', { cookie, form })
const on = async (cookie: string, device: TestDevice): Promise<number> => {
  const { endpoint, p256dh, auth } = device
  return (await push(cookie, { do: 'on', endpoint, p256dh, auth })).status
}
const devicesOf = async (tenantId: string): Promise<string[]> => {
  const rows = await sql<{ endpoint: string }[]>`select endpoint from push_subscriptions where tenant_id = ${tenantId} order by created_at`
  return rows.map(({ endpoint }) => endpoint)
}

async function sentTo({ endpoint }: TestDevice): Promise<KeptPush[]> {
  const folder = path.join(inject('dataDir'), 'pushes')
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'))
  const kept = await Promise.all(names.map(async (name) => JSON.parse(await readFile(path.join(folder, name), 'utf8')) as KeptPush))
  return kept.filter((each) => each.endpoint === endpoint)
}
const firstSentTo = (device: TestDevice) =>
  eventually(async () => ((await sentTo(device)).length > 0 ? sentTo(device) : undefined), 'What a device is told')
const openOf = (device: TestDevice, { bodyBase64 }: KeptPush) => device.open(Buffer.from(bodyBase64, 'base64'))
/** The names of requests that a device was told of, as the platform remembers them. */
const toldOf = async ({ endpoint }: TestDevice): Promise<string[]> =>
  (await sql<[{ told: string[] }]>`select told from push_subscriptions where endpoint = ${endpoint}`)[0].told
/** Until a device was told of a request: alone, or with what others booked with the same companion in the same moment. */
const beTold = (device: TestDevice, reference: string) =>
  eventually(async () => ((await toldOf(device)).includes(reference) ? true : undefined), `That a device is told of ${reference}`)
const pathOf = (reference: string) => `/dashboard/requests/${reference}`

let day = 700
const book = () => postBooking('claire', { startsAt: startInDays(day++), name: 'Pat Private', message: 'Nobody may read this' })

describe('a device of hers', () => {
  it('is told in neutral words that a request waits, and where', async () => {
    const cookie = await signInAs('claire', sql)
    const device = makeDevice()
    expect(await on(cookie, device)).toBe(204)
    // Once more where another test has booked in the same moment: then the message leads to all of them.
    const sent = await eventually(async () => {
      const { reference } = (await book()).body
      await beTold(device, reference)
      return (await sentTo(device)).find((each) => openOf(device, each).url === pathOf(reference))
    }, 'A message about one request')
    expect(openOf(device, sent).title).toBe('Something is waiting for you.')
    expect(sent.headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      urgency: 'high',
      authorization: expect.stringMatching(/^vapid t=/),
    })
    // Whole words: three letters stand in a random token now and then.
    expect(JSON.stringify(sent)).not.toMatch(/\bPat\b|Private|claire/i)
    const page = await requestDashboard(openOf(device, sent).url, { cookie })
    expect(await page.text()).toContain('name="to" value="confirmed"')
  })

  it('is told nothing before it is switched on, nor after she has signed out there', async () => {
    const cookie = await signInAs('claire', sql)
    const [before, witness] = [makeDevice(), makeDevice()]
    await on(await signInAs('claire', sql), witness)
    await on(cookie, before)
    expect(await devicesOf('claire')).toContain(before.endpoint)
    expect((await requestDashboard('/sign-out', { cookie, form: {} })).status).toBe(303)
    expect(await devicesOf('claire')).not.toContain(before.endpoint)
    expect(await devicesOf('claire')).toContain(witness.endpoint)
    await book()
    await firstSentTo(witness)
    expect(await sentTo(before)).toEqual([])
  })

  it('is told of each request once, also of two in one minute', async () => {
    const cookie = await signInAs('claire', sql)
    const device = makeDevice()
    await on(cookie, device)
    const booked = [(await book()).body.reference, (await book()).body.reference]
    for (const reference of booked) await beTold(device, reference)
    const urls = (await sentTo(device)).map((each) => openOf(device, each).url)
    for (const reference of booked) {
      expect((await toldOf(device)).filter((each) => each === reference)).toHaveLength(1)
      expect(urls.filter((url) => url === pathOf(reference)).length).toBeLessThanOrEqual(1)
    }
  })

  it('that its service has forgotten is forgotten here; one whose service is busy is asked later', async () => {
    const cookie = await signInAs('claire', sql)
    const gone = makeDevice(`https://fcm.googleapis.com/${crypto.randomUUID()}/gone`)
    const busy = makeDevice(`https://fcm.googleapis.com/${crypto.randomUUID()}/busy`)
    await on(cookie, gone)
    await on(cookie, busy)
    await book()
    await eventually(
      async () => ((await devicesOf('claire')).includes(gone.endpoint) ? undefined : true),
      'The end of a device that is gone',
    )
    const [row] = await eventually(async () => {
      const rows = await sql<{ isLater: boolean }[]>`
        select due_at > now() + interval '20 seconds' as "isLater" from push_subscriptions where endpoint = ${busy.endpoint} and failures = 1`
      return rows.length > 0 ? rows : undefined
    }, 'The first failure of a device')
    expect(row?.isLater).toBe(true)
  })

  it('must be one of a push service, and is one person’s', async () => {
    const [claire, sophie] = [await signInAs('claire', sql), await signInAs('sophie', sql)]
    const device = makeDevice()
    for (const endpoint of ['https://localhost/x', 'https://example.com/x', 'http://fcm.googleapis.com/x'])
      expect(await on(claire, { ...device, endpoint }), endpoint).toBe(400)
    expect(await on(claire, device)).toBe(204)
    await push(sophie, { do: 'off', endpoint: device.endpoint })
    expect(await devicesOf('claire')).toContain(device.endpoint)
    expect(await on(sophie, device)).toBe(204)
    expect(await devicesOf('claire')).not.toContain(device.endpoint)
    expect(await devicesOf('sophie')).toEqual([device.endpoint])
    expect((await push(sophie, { do: 'off-everywhere' })).headers.get('location')).toBe('/dashboard/settings?said=saved')
    expect(await devicesOf('sophie')).toEqual([])
  })

  it('is one of ten at most', async () => {
    const cookie = await signInAs('sophie', sql)
    const devices = Array.from({ length: 11 }, () => makeDevice())
    for (const device of devices) await on(cookie, device)
    expect(await devicesOf('sophie')).toEqual(devices.slice(1).map(({ endpoint }) => endpoint))
  })

  it('needs somebody who is signed in', async () => {
    const { status, headers } = await push('desk=0', { do: 'off-everywhere' })
    expect([status, headers.get('location')]).toEqual([303, expect.stringContaining('/sign-in')])
  })
})

describe('the name on her phone', () => {
  it('is one of a few that say nothing, hers alone, and in the page that is installed', async () => {
    const [claire, sophie] = [await signInAs('claire', sql), await signInAs('sophie', sql)]
    await requestDashboard('/dashboard/look', { cookie: claire, form: { look: 'studio' } })
    await requestDashboard('/dashboard/look', { cookie: sophie, form: { look: 'Companion Connect' } })
    const head = async (cookie: string) => (await requestDashboard('/dashboard', { cookie })).text()
    expect(await head(claire)).toContain('<link rel="manifest" href="/app/studio.webmanifest">')
    expect(await head(sophie)).toContain('<link rel="manifest" href="/app/diary.webmanifest">')
    const manifest = await requestDashboard('/app/studio.webmanifest', { cookie: '' })
    const { name, icons } = (await manifest.json()) as { name: string; icons: { src: string }[] }
    expect(name).toBe('Studio')
    for (const { src } of icons) {
      const icon = await requestDashboard(src, { cookie: '' })
      expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/png'])
      expect(icon.headers.get('cache-control')).toContain('immutable')
    }
  })
})
