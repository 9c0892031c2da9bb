import type { Booking } from '../../../tenants/contract/booking.ts'
import { keepUntil } from '../keys/keep-until.ts'
import { clientHash, phoneHash } from '../keys/keyed-hash.ts'
import type { Submission } from './submission.ts'

/** A request as it is kept: the client's details sealed to a key of its own, and hashes that find the client again. `hashKey`: of the tenant. */
export async function sealDraft(
  env: PlatformEnv,
  { draft, client, keepDays }: Pick<Submission, 'draft' | 'client' | 'keepDays'>,
  { reference, idempotencyKey, hashKey }: Pick<Booking, 'reference' | 'idempotencyKey'> & { hashKey: string },
): Promise<Booking> {
  const { tenantId } = draft
  const keeper = env.KEYS.get(env.KEYS.idFromName(tenantId))
  return {
    ...draft,
    reference,
    idempotencyKey,
    clientSealed: await keeper.seal({ tenantId, reference }, client, keepUntil({ endsAt: new Date(draft.endsAt), keepDays })),
    clientHash: await clientHash(hashKey, tenantId, client.email),
    phoneHash: client.phone === null ? null : await phoneHash(hashKey, tenantId, client.phone),
  }
}
