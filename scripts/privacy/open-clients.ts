import type { JSONValue } from 'postgres'
import type { ClientDetails } from '../../tenants/contract/booking.ts'
import { dataDirOf } from '../stack/data-dir.ts'
import { loadLocalSecrets } from '../stack/local-secrets.ts'

export interface OperatorSecrets {
  hashSecret: string
  operatorKey: string
  /** Where the platform answers. */
  platformUrl: string
}

/** From the environment for a production platform (HASH_SECRET, OPERATOR_KEY, PLATFORM_URL), else those of the local run. */
export async function loadOperatorSecrets(root: string): Promise<OperatorSecrets> {
  const { HASH_SECRET, OPERATOR_KEY, PLATFORM_URL, PORT = '8787' } = process.env
  const local = await loadLocalSecrets(dataDirOf(root))
  return {
    hashSecret: HASH_SECRET ?? local.hashSecret,
    operatorKey: OPERATOR_KEY ?? local.operatorKey,
    platformUrl: PLATFORM_URL ?? `http://localhost:${PORT}`,
  }
}

/** Clients' details of these bookings, opened by the running platform, which alone has the keys. Null where they are gone. */
export async function openClients(
  { operatorKey, platformUrl }: OperatorSecrets,
  tenantId: string,
  bookings: readonly Record<string, JSONValue>[],
): Promise<(ClientDetails | null)[]> {
  const sealed = bookings.map(({ reference, client_sealed }) => ({ reference: String(reference), sealed: String(client_sealed ?? '') }))
  if (sealed.length === 0) return []
  const response = await fetch(`${platformUrl}/_/operator/open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${operatorKey}` },
    body: JSON.stringify({ tenantId, items: sealed }),
  }).catch(() => undefined)
  if (response === undefined)
    throw new Error(
      `Only the running platform can open clients' details, and nothing answers at ${platformUrl}. Start it with "npm start", or set PLATFORM_URL.`,
    )
  if (!response.ok) throw new Error(`${platformUrl} answered ${response.status}. OPERATOR_KEY must be the one of that platform.`)
  return ((await response.json()) as { clients: (ClientDetails | null)[] }).clients
}
