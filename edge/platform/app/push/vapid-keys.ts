import { fromBase64Url, toBase64Url } from '../../../http/base64-url.ts'

/** As push services and browsers take them: base64url, the public one as an uncompressed point. */
export interface VapidKeys {
  publicKey: string
  privateKey: string
}

/** PKCS #8 of a P-256 key up to its 32 bytes, without the public one, which the reader finds by itself (RFC 5915). */
const PKCS8_BEFORE = '3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420'
/** Before both coordinates of a point (SEC 1, section 2.3.3). */
const UNCOMPRESSED = 4
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' }
const keys = new Map<string, Promise<VapidKeys>>()

/** The platform's pair (RFC 8292) from a secret of 64 hexadecimal digits; undefined where there is none, and then nobody is told. */
export function vapidKeys(secret: string | undefined): Promise<VapidKeys> | undefined {
  if (!secret) return undefined
  const pair = keys.get(secret) ?? makeKeys(secret)
  keys.set(secret, pair)
  return pair
}

async function makeKeys(secret: string): Promise<VapidKeys> {
  const bytes = Uint8Array.from((PKCS8_BEFORE + secret).match(/../g) ?? [], (two) => Number.parseInt(two, 16))
  const key = await crypto.subtle.importKey('pkcs8', bytes, CURVE, true, ['sign'])
  const { x = '', y = '', d = '' } = (await crypto.subtle.exportKey('jwk', key)) as JsonWebKey
  return { publicKey: toBase64Url(Uint8Array.of(UNCOMPRESSED, ...fromBase64Url(x), ...fromBase64Url(y))), privateKey: d }
}
