import type { JSONValue } from 'postgres'
import type { ClientDetails } from '../../tenants/contract/booking.ts'
import { askPlatform, type PlatformAddress } from '../runtime/ask-platform.ts'

/** As many as the platform opens at once. */
const ITEMS_MAX = 1000

/** The client of each booking, opened by the running platform; null where the details are gone (client_sealed is null) or cannot be opened. */
export async function openClients(
  platform: PlatformAddress,
  tenantId: string,
  bookings: readonly Record<string, JSONValue>[],
): Promise<(ClientDetails | null)[]> {
  const kept = bookings.flatMap(({ reference, client_sealed }) =>
    typeof client_sealed === 'string' ? [{ reference: String(reference), sealed: client_sealed }] : [],
  )
  const opened = await openAll(platform, tenantId, kept)
  return bookings.map(({ reference }) => opened.get(String(reference)) ?? null)
}

/** The addresses of places on waiting lists; null where one cannot be opened. */
export async function openWaiters(
  platform: PlatformAddress,
  tenantId: string,
  places: readonly Record<string, JSONValue>[],
): Promise<(string | null)[]> {
  const named = places.map(({ reference, email_sealed }) => ({ reference: `${reference}:waiting`, sealed: String(email_sealed) }))
  const opened = await openAll(platform, tenantId, named)
  return named.map(({ reference }) => opened.get(reference)?.email ?? null)
}

async function openAll(
  platform: PlatformAddress,
  tenantId: string,
  kept: readonly { reference: string; sealed: string }[],
): Promise<ReadonlyMap<string, ClientDetails | null>> {
  const opened = new Map<string, ClientDetails | null>()
  for (let from = 0; from < kept.length; from += ITEMS_MAX) {
    const items = kept.slice(from, from + ITEMS_MAX)
    const { clients } = await askPlatform<{ clients: (ClientDetails | null)[] }>(platform, 'open', { tenantId, items })
    for (const [index, { reference }] of items.entries()) opened.set(reference, clients[index] ?? null)
  }
  return opened
}
