import type { Booking } from '../../../tenants/contract/booking.ts'
import { sealDetails } from '../keys/seal-details.ts'
import { plansOf, type Submission } from './submission.ts'

/** A request as it is kept: the client's details sealed to a key of its own, and hashes that find the client again. `hashKey`: of the tenant. */
export async function sealDraft(
  env: PlatformEnv,
  submission: Pick<Submission, 'draft' | 'client' | 'keepDays' | 'country' | 'visitor'>,
  { reference, idempotencyKey, hashKey }: Pick<Booking, 'reference' | 'idempotencyKey'> & { hashKey: string },
): Promise<Booking> {
  const { draft, client, keepDays } = submission
  const details = { client, endsAt: new Date(draft.endsAt), keepDays, plans: plansOf(submission), hashKey }
  return { ...draft, reference, idempotencyKey, ...(await sealDetails(env, { tenantId: draft.tenantId, reference }, details)) }
}
