import type { Rejection } from '../../../tenants/contract/booking.ts'
import { fromBase64Url, toBase64Url } from '../../http/base64-url.ts'
import type { SiteContext } from '../context.ts'
import { readSentCookie, SENT_LENGTH_MAX } from '../pages/sent-cookie.ts'

// What was typed in a form without its script, until the form is shown with it: sealed in a cookie of that browser, by a key that only the address of the page has.
// Neither tells anything without the other: not the address that a history or a log keeps, not the cookie on a device that somebody looks through.

/** What is shown with it: what is wrong, or free times to choose from. */
export interface TypedForm {
  raw: Record<string, unknown>
  rejection?: Rejection | undefined
  isOffering?: boolean | undefined
}

const FIELDS = ['service', 'hours', 'city', 'startsAt', 'name', 'email', 'phone', 'address', 'message', 'lang']
const KEY_BYTES = 16
/** Each key seals once, so that the counter may begin alike (NIST SP 800-38D, section 8). */
const IV = new Uint8Array(12)
const algorithm = { name: 'AES-GCM', iv: IV }

/** Undefined: it is longer than a cookie may be. */
export async function sealTyped({ raw, rejection, isOffering }: TypedForm): Promise<{ key: string; value: string } | undefined> {
  const typed = Object.fromEntries(FIELDS.flatMap((name) => (typeof raw[name] === 'string' ? [[name, raw[name]]] : [])))
  const text = new Blob([JSON.stringify({ raw: typed, rejection, isOffering })]).stream()
  const short = await new Response(text.pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer()
  const key = crypto.getRandomValues(new Uint8Array(KEY_BYTES))
  // The mark tells it from the reference of a request that has been sent.
  const value = `~${toBase64Url(new Uint8Array(await crypto.subtle.encrypt(algorithm, await imported(key), short)))}`
  return value.length > SENT_LENGTH_MAX ? undefined : { key: toBase64Url(key), value }
}

/** Undefined: it is gone, or this browser has sent something else since. */
export async function openTyped({ request }: Pick<SiteContext, 'request'>, key: string): Promise<TypedForm | undefined> {
  const value = readSentCookie(request) ?? ''
  if (!value.startsWith('~')) return undefined
  try {
    const short = await crypto.subtle.decrypt(algorithm, await imported(fromBase64Url(key)), fromBase64Url(value.slice(1)))
    const text = new Blob([short]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
    return await new Response(text).json<TypedForm>()
  } catch {
    return undefined
  }
}

const imported = (key: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt'])
