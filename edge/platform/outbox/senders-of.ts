import { clientHash } from '../keys/keyed-hash.ts'
import { isLimited } from '../postgres/tenant-limits.ts'
import type { Sender } from './outbox-store.ts'

/** Somebody who sends a form. */
export interface Asker {
  tenantId: string
  networkHash: string | null
  email: string
}

/** Who may not ask too often. The user agent is none of it: whoever sends it chooses it. `list`: for a waiting list, which is counted by itself. */
export async function sendersOf(
  env: PlatformEnv,
  { tenantId, networkHash, email }: Asker,
  { hashKey, list = false }: { hashKey: string; list?: boolean },
): Promise<Sender[]> {
  const network: Sender[] = networkHash === null ? [] : [{ kind: list ? 'list-network' : 'network', hash: networkHash }]
  if (!isLimited(env)) return network
  return [...network, { kind: list ? 'list-email' : 'email', hash: await clientHash(hashKey, tenantId, email) }]
}
