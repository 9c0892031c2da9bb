import { type JoinOutcome, joinWaitingList, type OfCity, type OfLeg } from '../../../../db/queries/waiting-list.ts'
import { WAITING_UNCONFIRMED_MAX } from '../../../../tenants/contract/limits.ts'
import { clientHash } from '../../keys/keyed-hash.ts'
import { makeReference } from '../../keys/make-reference.ts'
import { sealWaiter } from '../../keys/seal-waiter.ts'
import { inTenant } from '../../postgres/in-tenant.ts'

/** Who it is; `networkHash`: the network it came from, under the day's salt; null: no salt could be had. */
export interface Waiter {
  name?: string
  email: string
  message?: string
  /** Locale of the page that it is asked from. */
  language: string
  networkHash: string | null
}

export type Listed = (OfLeg | OfCity) & { city: string; timeZone: string; hours: number }

/**
 * Puts somebody on a waiting list, of a leg or of a city that has none, where the address waits for its yes. Limited by network and address; the answer is
 * the same whoever it is. Throws where Postgres is away. The caller sends the mails.
 */
export async function putOnList(
  env: PlatformEnv,
  tenantId: string,
  { waiter, listed }: { waiter: Waiter; listed: Listed },
): Promise<'asked' | 'too_often'> {
  const { networkHash, language, ...details } = waiter
  const outbox = env.OUTBOX.get(env.OUTBOX.idFromName(tenantId))
  if (!(await outbox.admitToList({ tenantId, networkHash, email: details.email }))) return 'too_often'
  const keeper = env.KEYS.get(env.KEYS.idFromName(tenantId))
  const reference = makeReference()
  const entry = {
    ...listed,
    tenantId,
    reference,
    language,
    emailSealed: await sealWaiter(env, { tenantId, reference }, { ...details, until: listed.asksUntil ?? listed.legTo ?? '' }),
    clientHash: await clientHash(await keeper.hashKey(), tenantId, details.email),
  }
  const joining = inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => joinWaitingList(tx, entry, WAITING_UNCONFIRMED_MAX))
  // Nobody will read what was not written.
  const joined: JoinOutcome = await joining.catch(async (error: unknown) => {
    await keeper.discard(reference)
    throw error
  })
  if (joined !== 'added') await keeper.discard(reference)
  return joined === 'full' ? 'too_often' : 'asked'
}
