import type { Booking } from '../../tenants/contract/booking.ts'
import type { Submission } from '../bookings/booking-outbox.ts'
import { sealClient, suite } from './client-seal.ts'
import { clientHash, phoneHash } from './keyed-hash.ts'

/** A request as it is kept: the client's details sealed to the key of the appointment's month, and hashes that find the client again. */
export async function sealWish(
  env: PlatformEnv,
  { wish, client, keepDays }: Pick<Submission, 'wish' | 'client' | 'keepDays'>,
  { reference, idempotencyKey }: Pick<Booking, 'reference' | 'idempotencyKey'>,
): Promise<Booking> {
  const { tenantId } = wish
  const epoch = wish.endsAt.slice(0, 7)
  const keeper = env.KEYS.get(env.KEYS.idFromName(tenantId))
  const publicKey = await suite.DeserializePublicKey(await keeper.publicKey(epoch, keepDays))
  return {
    ...wish,
    reference,
    idempotencyKey,
    clientSealed: await sealClient(client, { epoch, publicKey, place: { tenantId, reference } }),
    clientHash: await clientHash(env.HASH_SECRET, tenantId, client.email),
    phoneHash: client.phone === null ? null : await phoneHash(env.HASH_SECRET, tenantId, client.phone),
  }
}
