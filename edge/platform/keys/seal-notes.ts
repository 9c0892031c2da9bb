import type { Moment } from '../../../tenants/contract/moment.ts'
import { keepUntil } from './keep-until.ts'

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
  const keeper = env.KEYS.get(env.KEYS.idFromName(place.tenantId))
  const details = { name: '', email: '', phone: null, address: null, message: notes }
  return keeper.seal(placeOf(place), details, keepUntil({ endsAt: new Date(endsAt.at), keepDays }))
}

/** Null where they cannot be opened. */
export async function openNotes(env: PlatformEnv, place: NotesPlace, sealed: string): Promise<string | null> {
  const keeper = env.KEYS.get(env.KEYS.idFromName(place.tenantId))
  const [opened] = await keeper.open(place.tenantId, [{ reference: placeOf(place).reference, sealed }])
  return opened === null || opened === undefined ? null : (opened.message ?? '')
}
