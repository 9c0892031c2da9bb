import { createPublicKey, randomBytes, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeDevice } from '../../../../scripts/test-support/make-device.ts'
import { isPushEndpoint, readDevice } from './read-device.ts'
import { sendPush } from './send-push.ts'
import { type VapidKeys, vapidKeys } from './vapid-keys.ts'

const SECRET = 'c1'.repeat(32)
const MESSAGE = { title: 'Something is waiting for you.', url: '/dashboard/requests/ABCD-EFGH' }
const keysOf = (secret: string) => vapidKeys(secret) as Promise<VapidKeys>

async function send(device: ReturnType<typeof makeDevice>, status = 201) {
  const keys = await keysOf(SECRET)
  const requests: Request[] = []
  const outcome = await sendPush({ ...device, serverKey: keys.publicKey }, MESSAGE, {
    keys,
    subject: 'mailto:appointments@companionconnect.app',
    send: async (request) => {
      requests.push(request)
      return new Response(null, { status })
    },
  })
  return { outcome, request: requests[0], keys }
}

describe('the pair that signs', () => {
  it('comes from the secret, and there is none without one', async () => {
    expect(await keysOf(SECRET)).toEqual(await keysOf(SECRET))
    expect(Buffer.from((await keysOf(SECRET)).publicKey, 'base64url')).toHaveLength(65)
    expect((await keysOf('c2'.repeat(32))).publicKey).not.toBe((await keysOf(SECRET)).publicKey)
    expect(vapidKeys(undefined)).toBeUndefined()
    expect(vapidKeys('')).toBeUndefined()
  })
})

describe('a message to a device', () => {
  it('can be read by that device and by no other', async () => {
    const device = makeDevice()
    const { outcome, request } = await send(device)
    const body = new Uint8Array(await (request as Request).arrayBuffer())
    expect(outcome).toBe('sent')
    expect(device.open(body)).toEqual(MESSAGE)
    expect(() => makeDevice().open(body)).toThrow()
    body[body.length - 1] = (body[body.length - 1] ?? 0) ^ 1
    expect(() => device.open(body)).toThrow()
  })

  it('has one length whatever it says, and is signed for the service that takes it', async () => {
    const { request, keys } = await send(makeDevice())
    const { headers } = request as Request
    expect((await (request as Request).arrayBuffer()).byteLength).toBe(4096)
    expect(headers.get('content-encoding')).toBe('aes128gcm')
    const [, token = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(headers.get('authorization') ?? '') ?? []
    const [head = '', claims = '', signature = ''] = token.split('.')
    const point = Buffer.from(key, 'base64url')
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'))
    const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
    const signed = Buffer.from(`${head}.${claims}`)
    expect(verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))).toBe(true)
    expect(key).toBe(keys.publicKey)
    const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string; exp: number; sub: string }
    expect({ aud, sub }).toEqual({ aud: 'https://fcm.googleapis.com', sub: 'mailto:appointments@companionconnect.app' })
    expect(exp * 1000 - Date.now()).toBeLessThan(24 * 3_600_000)
  })

  it.each([
    [201, 'sent'],
    [200, 'sent'],
    [404, 'gone'],
    [410, 'gone'],
    [302, 'later'],
    [403, 'later'],
    [429, 'later'],
    [503, 'later'],
  ])('whose service answers %i is %s', async (status, outcome) => {
    expect((await send(makeDevice(), status)).outcome).toBe(outcome)
  })

  it('does not leave for a device that another key was given to, nor for an address inside', async () => {
    const keys = await keysOf(SECRET)
    const never = () => Promise.reject(new Error('sent'))
    const to = (device: ReturnType<typeof makeDevice>, serverKey: string) =>
      sendPush({ ...device, serverKey }, MESSAGE, { keys, subject: 'mailto:a@example.com', send: never })
    expect(await to(makeDevice(), 'another')).toBe('gone')
    expect(await to(makeDevice('https://169.254.169.254/latest'), keys.publicKey)).toBe('gone')
  })
})

describe('an address of a push service', () => {
  it.each([
    'https://fcm.googleapis.com/fcm/send/abc:DEF-1',
    'https://updates.push.services.mozilla.com/wpush/v2/gAAAA',
    'https://web.push.apple.com/QPabc',
    'https://wns2-par02p.notify.windows.com/w/?token=BQYAAAD',
  ])('is %s', (endpoint) => expect(isPushEndpoint(endpoint)).toBe(true))

  it.each([
    'http://fcm.googleapis.com/fcm/send/abc',
    'https://fcm.googleapis.com:8443/x',
    'https://user@fcm.googleapis.com/x',
    'https://fcm.googleapis.com.example.com/x',
    'https://example.com/?fcm.googleapis.com',
    'https://evilpush.apple.com.example.com/',
    'https://evil-notify.windows.com/',
    'https://localhost/x',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://2130706433/x',
    'https://fcm.googleapis.com\\@127.0.0.1/x',
    'https://fcm.googleapis.com/../\t/x',
    `https://fcm.googleapis.com/${'a'.repeat(1000)}`,
    '',
  ])('is not %j', (endpoint) => expect(isPushEndpoint(endpoint)).toBe(false))

  it('is never a host of somebody else’s, however alike', () => {
    const label = fc.constantFrom('fcm', 'googleapis', 'com', 'web', 'push', 'apple', 'services', 'mozilla', 'notify', 'windows', 'example')
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 6 }), fc.constantFrom('.', '-', ''), (labels, between) => {
        const host = labels.join(between)
        const isTheirs = ['fcm.googleapis.com', 'push.apple.com', 'push.services.mozilla.com', 'notify.windows.com'].some(
          (known) => host === known || host.endsWith(`.${known}`),
        )
        return isTheirs || !isPushEndpoint(`https://${host}/x`)
      }),
    )
  })
})

describe('a device from a form', () => {
  const { endpoint, p256dh, auth } = makeDevice()
  const form = (changed: Record<string, string>) => {
    const data = new FormData()
    for (const [name, value] of Object.entries({ endpoint, p256dh, auth, ...changed })) data.set(name, value)
    return data
  }

  it('is taken with the key that it was given', () => {
    expect(readDevice(form({ auth: `${auth}==` }), 'key')).toEqual({ endpoint, p256dh, auth, serverKey: 'key' })
  })

  it.each<Record<string, string>>([
    { p256dh: 'AAAA' },
    { p256dh: `${randomBytes(65).fill(4, 0, 1).toString('base64')}+` },
    { auth: 'short' },
    { endpoint: 'https://example.com' },
  ])('is refused with %j', (changed) => expect(readDevice(form(changed), 'key')).toBeUndefined())
})
