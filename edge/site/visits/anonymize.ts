import { hmacSha256 } from '../../http/hmac-sha256.ts'
import { networkOf } from '../../http/network-of.ts'
import { toHex } from '../../http/to-hex.ts'

declare const anonymous: unique symbol

/** A visitor of one day and one tenant. Only `anonymize` makes it; address and user agent cannot be had from it. */
export type VisitorId = string & { readonly [anonymous]: true }

const ID_BYTES = 16

/**
 * HMAC-SHA-256 (RFC 2104) over tenant, address and user agent, keyed by the day's random salt; the first 128 bits in hexadecimal.
 * When the salt is deleted nobody can compute an id again, the operator included.
 */
export async function anonymize({ request, ...under }: Salted): Promise<VisitorId> {
  const { headers } = request
  return (await saltedHash(under, [headers.get('cf-connecting-ip') ?? '', headers.get('user-agent') ?? ''])) as VisitorId
}

/** The network of one day and one tenant, in the same way: who sends a flood may choose a user agent, and an address of hers or his own network. */
export const hashNetwork = ({ request, ...under }: Salted): Promise<string> =>
  saltedHash(under, ['network', networkOf(request.headers.get('cf-connecting-ip') ?? '')])

interface Salted {
  salt: Uint8Array<ArrayBuffer>
  tenantId: string
  request: Request
}

async function saltedHash({ salt, tenantId }: Omit<Salted, 'request'>, parts: readonly string[]): Promise<string> {
  return toHex((await hmacSha256(salt, [tenantId, ...parts].join('\0'))).slice(0, ID_BYTES))
}
