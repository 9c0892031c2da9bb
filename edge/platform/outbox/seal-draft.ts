import type { Booking } from '../../../tenants/contract/booking.ts'
import { sealDetails } from '../keys/seal-details.ts'
import type { Submission } from './submission.ts'

/** A request as it is kept: the client's details sealed to a key of its own, and hashes that find the client again. `hashKey`: of the tenant. */
export async function sealDraft(
  env: PlatformEnv,
  { draft, client, keepDays, country }: Pick<Submission, 'draft' | 'client' | 'keepDays' | 'country'>,
  { reference, idempotencyKey, hashKey }: Pick<Booking, 'reference' | 'idempotencyKey'> & { hashKey: string },
): Promise<Booking> {
  const details = { client, endsAt: new Date(draft.endsAt), keepDays, country, hashKey }
  return { ...draft, reference, idempotencyKey, ...(await sealDetails(env, { tenantId: draft.tenantId, reference }, details)) }
}
