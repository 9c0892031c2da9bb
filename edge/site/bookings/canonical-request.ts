import type { BookingRequest } from '../../../tenants/contract/booking.ts'

/** What the client asked for as one text: equal for equal requests, whatever their key and the form's stamp. */
export function canonicalRequest({
  idempotencyKey: _key,
  shownAt: _stamp,
  website: _honeypot,
  challenge: _token,
  ...asked
}: BookingRequest): string {
  return JSON.stringify(Object.entries(asked).sort(([a], [b]) => (a < b ? -1 : 1)))
}
