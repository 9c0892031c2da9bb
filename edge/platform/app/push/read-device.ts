import type { PushDevice } from '../../../../db/queries/push.ts'
import { PUSH_ENDPOINT_LENGTH_MAX } from '../../../../tenants/contract/limits.ts'

/**
 * The push services of the browsers there are, by host or by what a host ends with. Whoever is signed in chooses the address that the platform then
 * posts to, so that it must be one of these: never a host of somebody's own, never one inside.
 */
const HOSTS = ['fcm.googleapis.com', 'web.push.apple.com', '.push.apple.com', '.push.services.mozilla.com', '.notify.windows.com'] as const

/** P-256, uncompressed: 65 bytes, the first of them 4. */
const P256DH = /^B[\w-]{86}$/
/** 16 bytes. */
const AUTH = /^[\w-]{22}$/

/** A device from a form; undefined where it is none that a browser makes. */
export function readDevice(form: FormData, serverKey: string): PushDevice | undefined {
  const text = (name: string) => String(form.get(name) ?? '')
  const [endpoint, p256dh, auth] = [text('endpoint'), text('p256dh').replaceAll('=', ''), text('auth').replaceAll('=', '')]
  return isPushEndpoint(endpoint) && P256DH.test(p256dh) && AUTH.test(auth) ? { endpoint, p256dh, auth, serverKey } : undefined
}

export function isPushEndpoint(endpoint: string): boolean {
  if (endpoint.length > PUSH_ENDPOINT_LENGTH_MAX || !URL.canParse(endpoint)) return false
  const { protocol, hostname, port, username, password, href } = new URL(endpoint)
  const isKnown = HOSTS.some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host))
  // As it is kept: a spelling that a parser changes is no browser's.
  return protocol === 'https:' && port === '' && username === '' && password === '' && isKnown && href === endpoint
}
