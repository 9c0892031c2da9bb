import type { Booking, ClientDetails } from '../../../tenants/contract/booking.ts'
import { keepUntil } from './keep-until.ts'
import { clientHash, phoneHash } from './keyed-hash.ts'
import { type NumberPlans, toE164 } from './to-e164.ts'

/**
 * A client's details as they are kept: sealed to a key of their own until so many days after the appointment, with hashes that find the client again.
 * `hashKey`: of the tenant. `plans`: by which a phone number is read.
 */
export async function sealDetails(
  env: PlatformEnv,
  { tenantId, reference }: { tenantId: string; reference: string },
  {
    client,
    endsAt,
    keepDays,
    plans,
    hashKey,
  }: { client: ClientDetails; endsAt: Date; keepDays: number; plans: NumberPlans; hashKey: string },
): Promise<Pick<Booking, 'clientSealed' | 'clientHash' | 'phoneHash'>> {
  const keeper = env.KEYS.get(env.KEYS.idFromName(tenantId))
  const kept = { ...client, phone: client.phone === null ? null : toE164(client.phone, plans) }
  return {
    clientSealed: await keeper.seal({ tenantId, reference }, kept, keepUntil({ endsAt, keepDays })),
    // An entry of hers may have no address: that is no client who can be found by one.
    clientHash: client.email === '' ? '' : await clientHash(hashKey, tenantId, client.email),
    // Of what was written, as every hash that is stored already: blocks of before still match.
    phoneHash: client.phone === null ? null : await phoneHash(hashKey, tenantId, client.phone),
  }
}
