import { toHex } from './to-hex.ts'

declare const anonymous: unique symbol

/** A visitor of one day and one tenant. Only `anonymize` makes it; address and user agent cannot be had from it. */
export type VisitorId = string & { readonly [anonymous]: true }

const ID_BYTES = 16

/**
 * HMAC-SHA-256 (RFC 2104) over tenant, address and user agent, keyed by the day's random salt; the first 128 bits in hexadecimal.
 * When the salt is deleted nobody can compute an id again, the operator included.
 */
export async function anonymize({
  salt,
  tenantId,
  request,
}: {
  salt: Uint8Array<ArrayBuffer>
  tenantId: string
  request: Request
}): Promise<VisitorId> {
  const key = await crypto.subtle.importKey('raw', salt, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const parts = [tenantId, request.headers.get('cf-connecting-ip') ?? '', request.headers.get('user-agent') ?? '']
  const digest = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(parts.join('\0')))
  return toHex(new Uint8Array(digest).slice(0, ID_BYTES)) as VisitorId
}
