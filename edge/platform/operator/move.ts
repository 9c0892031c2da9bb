import * as z from 'zod'
import { requestOfKey } from '../keys/client-seal.ts'
import type { HandedKeys } from '../keys/move-keys.ts'
import type { HandedRequest } from '../outbox/movable-outbox.ts'

// For `npm run evacuate`, which moves a platform to another place: what only its Durable Objects have goes from one operator's key to the other's, wrapped and
// sealed as it lies there.

const handOverSchema = z.object({ tenantId: z.string(), what: z.enum(['keys', 'requests']) })

/** Of one tenant. `requests`: her outbox, with the keys of what has not reached Postgres. `keys`: all of them. */
export interface HandedTenant {
  requests: HandedRequest[]
  keys: HandedKeys
}

const expected = (what: string) => Response.json({ error: { message: `Expected ${what}.` } }, { status: 400 })

export async function handOverForOperator(env: PlatformEnv, request: Request): Promise<Response> {
  const body = handOverSchema.safeParse(await request.json().catch(() => undefined))
  if (!body.success) return expected('{ tenantId, what }')
  const { tenantId, what } = body.data
  const keeper = env.KEYS.get(env.KEYS.idFromName(tenantId))
  if (what === 'keys') return Response.json({ requests: [], keys: await keeper.handOver() } satisfies HandedTenant)
  // First the requests: each then has its key in what follows.
  const requests = await env.OUTBOX.get(env.OUTBOX.idFromName(tenantId)).handOver()
  const kept = requests.flatMap(({ booking, reference }) => (booking === null ? [] : [reference]))
  return Response.json({ requests, keys: await keeper.handOver(kept) } satisfies HandedTenant)
}

const takeOverSchema = z.object({
  tenantId: z.string(),
  what: z.enum(['keys', 'requests']),
  requests: z.array(
    z.object({
      idempotencyKey: z.string(),
      requestHash: z.string(),
      reference: z.string(),
      state: z.string(),
      reason: z.string().nullable(),
      booking: z.string().nullable(),
      receivedAt: z.number(),
    }),
  ),
  keys: z.object({
    hashKey: z.string().nullable(),
    vaults: z.record(z.string(), z.string()),
    keys: z.array(
      z.object({ keyId: z.string(), vaultId: z.string(), privateWrapped: z.string(), publicKey: z.string(), deleteAt: z.number() }),
    ),
  }),
})

/** Keys first: a request is never here without its own. Those that were taken before are left out, with their keys. */
export async function takeOverForOperator(env: PlatformEnv, request: Request): Promise<Response> {
  const body = takeOverSchema.safeParse(await request.json().catch(() => undefined))
  if (!body.success) return expected('{ tenantId, what, requests, keys }')
  const { tenantId, what, requests, keys } = body.data
  const outbox = env.OUTBOX.get(env.OUTBOX.idFromName(tenantId))
  const fresh = await outbox.untaken(requests)
  const references = new Set(fresh.map(({ reference }) => reference))
  const wanted = what === 'keys' ? keys.keys : keys.keys.filter((key) => references.has(requestOfKey(key)))
  const outcome = await env.KEYS.get(env.KEYS.idFromName(tenantId)).takeOver({ ...keys, keys: wanted })
  if ('refused' in outcome) return Response.json(outcome, { status: 409 })
  await outbox.takeOver(fresh)
  return Response.json({ keys: outcome.taken, requests: fresh.filter(({ booking }) => booking !== null).length })
}
