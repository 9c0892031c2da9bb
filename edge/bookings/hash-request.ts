import type { BookingRequest } from '../../tenants/contract/booking.ts'
import { toHex } from '../visit/to-hex.ts'

/** SHA-256 of what the client asked for, in hexadecimal: equal for equal requests, whatever their key and the form's stamp. */
export async function hashRequest({
  idempotencyKey: _key,
  shownAt: _stamp,
  website: _honeypot,
  ...asked
}: BookingRequest): Promise<string> {
  const canonical = JSON.stringify(Object.entries(asked).sort(([a], [b]) => (a < b ? -1 : 1)))
  return sha256(canonical)
}

async function sha256(text: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))
}
