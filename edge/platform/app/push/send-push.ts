import { encryptNotification, vapidHeaders } from '@block65/webcrypto-web-push'
import type { PushDevice } from '../../../../db/queries/push.ts'
import { isPushEndpoint } from './read-device.ts'
import type { VapidKeys } from './vapid-keys.ts'

export interface PushMessage {
  /** What the notification says. */
  title: string
  /** The page that it opens: a path of the platform's own host. */
  url: string
}

/** gone: the service has forgotten the device, or it was given another key of ours. */
export type PushOutcome = 'sent' | 'gone' | 'later'

/** How long a service keeps it for a phone that is off: what waits longer than that is told by mail. */
const TTL_SECONDS = 12 * 3600
const WAIT_MS_MAX = 10_000

/** One message to one device, encrypted for it alone (RFC 8291) and signed (RFC 8292). `send`: the network, or what stands in for it. */
export async function sendPush(
  device: PushDevice,
  message: PushMessage,
  { keys, subject, send }: { keys: VapidKeys; subject: string; send: (request: Request) => Promise<Response> },
): Promise<PushOutcome> {
  if (!isPushEndpoint(device.endpoint) || device.serverKey !== keys.publicKey) return 'gone'
  const subscription = { endpoint: device.endpoint, expirationTime: null, keys: { p256dh: device.p256dh, auth: device.auth } }
  const { headers } = await vapidHeaders(subscription, { ...keys, subject })
  const body = await encryptNotification(subscription, new TextEncoder().encode(JSON.stringify(message)))
  const request = new Request(device.endpoint, {
    method: 'POST',
    headers: {
      ...headers,
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      ttl: String(TTL_SECONDS),
      urgency: 'high',
      // One that has not been delivered yet is replaced: two would say the same.
      topic: 'waiting',
    },
    body,
    // To where it was addressed and nowhere else.
    redirect: 'manual',
    signal: AbortSignal.timeout(WAIT_MS_MAX),
  })
  return outcomeOf(await send(request))
}

/** https://www.rfc-editor.org/rfc/rfc8030#section-5 */
async function outcomeOf(response: Response): Promise<PushOutcome> {
  await response.body?.cancel()
  if (response.status >= 200 && response.status < 300) return 'sent'
  return response.status === 404 || response.status === 410 ? 'gone' : 'later'
}
