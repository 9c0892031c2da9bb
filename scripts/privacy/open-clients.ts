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
  const opened = new Map<string, ClientDetails | null>()
  for (let from = 0; from < kept.length; from += ITEMS_MAX) {
    const items = kept.slice(from, from + ITEMS_MAX)
    const { clients } = await askPlatform<{ clients: (ClientDetails | null)[] }>(platform, 'open', { tenantId, items })
    for (const [index, { reference }] of items.entries()) opened.set(reference, clients[index] ?? null)
  }
  return bookings.map(({ reference }) => opened.get(String(reference)) ?? null)
}
