import type { ClientDetails } from '../../../tenants/contract/booking.ts'
import { type StrangersText, withStrangers } from '../../../tenants/contract/strangers-text.ts'

/** A client's details as anything that renders gets them: every field is a stranger's text, one that is added later too. */
export type Client = { [Field in keyof ClientDetails]: null extends ClientDetails[Field] ? StrangersText | null : StrangersText }

interface Sealed {
  reference: string | null
  clientSealed: string | null
}

/** A booking's client; null where the details are no longer kept or cannot be opened (explainMissing tells which). */
export async function openRequest(env: PlatformEnv, tenantId: string, request: Sealed): Promise<Client | null> {
  return (await openRequests(env, tenantId, [request]))[0] ?? null
}

/** The clients of requests, in their order; undefined where the details are no longer kept or cannot be opened. */
export async function openRequests(env: PlatformEnv, tenantId: string, requests: readonly Sealed[]): Promise<(Client | undefined)[]> {
  const kept = requests.flatMap(({ reference, clientSealed }) =>
    reference === null || clientSealed === null ? [] : [{ reference, sealed: clientSealed }],
  )
  if (kept.length === 0) return requests.map(() => undefined)
  const opened = await env.KEYS.get(env.KEYS.idFromName(tenantId)).open(tenantId, kept)
  const clients = new Map(kept.map(({ reference }, index) => [reference, opened[index]]))
  return requests.map(({ reference }) => {
    const details = clients.get(reference ?? '')
    return details ? withStrangers(details, Object.keys(details) as (keyof ClientDetails)[]) : undefined
  })
}
