import type { Booking } from '../../../tenants/contract/booking.ts'
import { keepUntil } from '../keys/keep-until.ts'
import { clientHash, phoneHash } from '../keys/keyed-hash.ts'
import type { Submission } from './submission.ts'
import { toE164 } from './to-e164.ts'

/** A request as it is kept: the client's details sealed to a key of its own, and hashes that find the client again. `hashKey`: of the tenant. */
export async function sealDraft(
  env: PlatformEnv,
  { draft, client, keepDays, country }: Pick<Submission, 'draft' | 'client' | 'keepDays' | 'country'>,
  { reference, idempotencyKey, hashKey }: Pick<Booking, 'reference' | 'idempotencyKey'> & { hashKey: string },
): Promise<Booking> {
  const { tenantId } = draft
  const keeper = env.KEYS.get(env.KEYS.idFromName(tenantId))
  const kept = { ...client, phone: client.phone === null ? null : toE164(client.phone, country) }
  return {
    ...draft,
    reference,
    idempotencyKey,
    clientSealed: await keeper.seal({ tenantId, reference }, kept, keepUntil({ endsAt: new Date(draft.endsAt), keepDays })),
    clientHash: await clientHash(hashKey, tenantId, client.email),
    // Of what was written, as every hash that is stored already: blocks of before still match.
    phoneHash: client.phone === null ? null : await phoneHash(hashKey, tenantId, client.phone),
  }
}
