import { withoutExtension } from '../../../tenants/contract/clean-phone.ts'
import { madeOnce } from '../../../tenants/contract/made-once.ts'
import { hmacSha256 } from '../../http/hmac-sha256.ts'
import { toHex } from '../../http/to-hex.ts'

/** Secrets and tenants' keys, which a Worker has as long as it runs: what is made of these bytes is made once (hmacSha256). So many at the most. */
const KEPT_MAX = 100
const encoder = new TextEncoder()
const bytesOfSecret = madeOnce((secret: string) => new Uint8Array(encoder.encode(secret)), KEPT_MAX)

/**
 * HMAC-SHA-256 (RFC 2104), hexadecimal, of a text for one purpose of one tenant: equal texts are found again, and without the secret nobody can
 * try out which address it was.
 */
export async function keyedHash(
  secret: string,
  { tenantId, purpose }: { tenantId: string; purpose: string },
  text: string,
): Promise<string> {
  return toHex(await hmacSha256(bytesOfSecret(secret), [purpose, tenantId, text].join('\0')))
}

/** The hash by which a client is found again. Case and blanks do not make another address. */
export const clientHash = (secret: string, tenantId: string, email: string): Promise<string> =>
  keyedHash(secret, { tenantId, purpose: 'email' }, email.trim().toLowerCase())

/** +61 491 570 006, 0061491570006 and 0491 570 006 ext 5 are one number: its last nine digits. */
export const phoneHash = (secret: string, tenantId: string, phone: string): Promise<string> =>
  keyedHash(secret, { tenantId, purpose: 'phone' }, withoutExtension(phone).replaceAll(/\D/g, '').slice(-9))
