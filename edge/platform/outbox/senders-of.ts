import {
  BOOKINGS_PER_NETWORK_AND_DAY_MAX,
  BOOKINGS_PER_NETWORK_AND_HOUR_MAX,
  BOOKINGS_PER_SENDER_AND_DAY_MAX,
  BOOKINGS_PER_SENDER_AND_HOUR_MAX,
} from '../../../tenants/contract/request-limits.ts'
import { clientHash } from '../keys/keyed-hash.ts'
import { isLimited } from '../postgres/tenant-limits.ts'

/** Who asks, each as a keyed hash: the network of the day, the email address. */
export interface Sender {
  kind: 'network' | 'email' | 'list-network' | 'list-email'
  hash: string
  perHour: number
  perDay: number
}

/** Somebody who sends a form. */
export interface Asker {
  tenantId: string
  networkHash: string | null
  email: string
}

const ONE = { perHour: BOOKINGS_PER_SENDER_AND_HOUR_MAX, perDay: BOOKINGS_PER_SENDER_AND_DAY_MAX }
const MANY = { perHour: BOOKINGS_PER_NETWORK_AND_HOUR_MAX, perDay: BOOKINGS_PER_NETWORK_AND_DAY_MAX }

/**
 * Who may not ask too often. The user agent is none of it: whoever sends it chooses it. A network is many people: of its requests only the first few hold a time
 * (is_within_rate, db/functions/holds.sql). `list`: for a waiting list, which is counted by itself.
 */
export async function sendersOf(
  env: PlatformEnv,
  { tenantId, networkHash, email }: Asker,
  { hashKey, list = false }: { hashKey: string; list?: boolean },
): Promise<Sender[]> {
  const network: Sender[] =
    networkHash === null
      ? []
      : [list ? { kind: 'list-network', hash: networkHash, ...ONE } : { kind: 'network', hash: networkHash, ...MANY }]
  if (!isLimited(env)) return network
  return [...network, { kind: list ? 'list-email' : 'email', hash: await clientHash(hashKey, tenantId, email), ...ONE }]
}
