import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { bookingsPath } from '../../tenants/contract/urls.ts'
import { freshAddress, requestSite } from './request-site.ts'

/** Asks for a dinner at a tenant of the stack of all tests, as somebody new each time. */
export async function postBooking(slug: string, draft: { startsAt: string } & Record<string, unknown>) {
  const request = { name: 'Sam Example', email: 'sam@example.com', service: 'dinner', hours: 3, idempotencyKey: randomUUID(), ...draft }
  const response = await requestSite({
    port: inject('port'),
    slug,
    path: bookingsPath(),
    method: 'POST',
    headers: { 'content-type': 'application/json', 'cf-connecting-ip': freshAddress() },
    body: JSON.stringify(request),
  })
  return { status: response.status, body: (await response.json()) as { reference: string; error?: { reason: string } }, draft: request }
}
