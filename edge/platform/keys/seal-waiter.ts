import type { ClientDetails } from '../../../tenants/contract/booking.ts'
import type { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { type Client, openRequests } from './open-request.ts'

/** Somebody on a waiting list, by the name of the key to the address. */
export interface WaiterPlace {
  tenantId: string
  reference: string
}

const DAY_MS = 86_400_000
/** The key goes with the row (keys_to_destroy). Should Postgres never tell, it goes so long after the leg as it was, which may have been moved since. */
const FORGOTTEN_DAYS = 365

const nameOf = (reference: string): string => `${reference}:waiting`

/** The address of somebody on a waiting list, sealed to a key of its own, with what else was said. `until`: the last day of the leg, or of the wish. */
export async function sealWaiter(
  env: PlatformEnv,
  { tenantId, reference }: WaiterPlace,
  { until, name = '', email, message = null }: Partial<ClientDetails> & { email: string; until: string },
): Promise<string> {
  const details: ClientDetails = { name, email, phone: null, address: null, message }
  const keeper = env.KEYS.get(env.KEYS.idFromName(tenantId))
  return keeper.seal({ tenantId, reference: nameOf(reference) }, details, Date.parse(`${until}T00:00Z`) + FORGOTTEN_DAYS * DAY_MS)
}

/** Undefined where it cannot be opened. */
export async function openWaiter(
  env: PlatformEnv,
  { tenantId, reference }: WaiterPlace,
  sealed: string,
): Promise<StrangersText | undefined> {
  return (await openWaiters(env, tenantId, [{ reference, emailSealed: sealed }]))[0]?.email
}

/** What each has said, in their order; undefined where it cannot be opened. */
export const openWaiters = (
  env: PlatformEnv,
  tenantId: string,
  waiters: readonly { reference: string; emailSealed: string }[],
): Promise<(Client | undefined)[]> =>
  openRequests(
    env,
    tenantId,
    waiters.map(({ reference, emailSealed }) => ({ reference: nameOf(reference), clientSealed: emailSealed })),
  )
