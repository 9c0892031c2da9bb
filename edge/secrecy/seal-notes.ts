import type { Moment } from '../../tenants/contract/moment.ts'
import { sealClient, suite } from './client-seal.ts'

// The companion's own notes are as secret as the client's words: sealed to the same key, which goes when the client's details go.

export interface NotesPlace {
  tenantId: string
  reference: string
}

/** Keeps notes apart from the client's details of the same request. */
const placeOf = ({ tenantId, reference }: NotesPlace) => ({ tenantId, reference: `${reference}:notes` })

/** `endsAt`: of the appointment; `keepDays`: how long its details are kept. */
export async function sealNotes(
  env: PlatformEnv,
  place: NotesPlace,
  { notes, endsAt, keepDays }: { notes: string; endsAt: Moment; keepDays: number },
): Promise<string> {
  const epoch = new Date(endsAt.at).toISOString().slice(0, 7)
  const keeper = env.KEYS.get(env.KEYS.idFromName(place.tenantId))
  const publicKey = await suite.DeserializePublicKey(await keeper.publicKey(epoch, keepDays))
  return sealClient({ name: '', email: '', phone: null, address: null, message: notes }, { epoch, publicKey, place: placeOf(place) })
}

export async function openNotes(env: PlatformEnv, place: NotesPlace, sealed: string): Promise<string> {
  const keeper = env.KEYS.get(env.KEYS.idFromName(place.tenantId))
  const [opened] = await keeper.open(place.tenantId, [{ reference: placeOf(place).reference, sealed }])
  return opened?.message ?? ''
}
