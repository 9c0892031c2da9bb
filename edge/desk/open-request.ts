import type { ClientDetails } from '../../tenants/contract/booking.ts'

/** A booking's client, if the details are still kept. */
export async function openRequest(
  env: PlatformEnv,
  tenantId: string,
  { reference, clientSealed }: { reference: string; clientSealed: string | null },
): Promise<ClientDetails | null> {
  if (clientSealed === null) return null
  const [client] = await env.KEYS.get(env.KEYS.idFromName(tenantId)).open(tenantId, [{ reference, sealed: clientSealed }])
  return client ?? null
}
