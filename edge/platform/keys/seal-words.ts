import type { SealedKind } from '../../../db/queries/sealed-words.ts'
import type { Moment } from '../../../tenants/contract/moment.ts'
import { keepUntil } from './keep-until.ts'

// What the companion writes with a request, her notes and her words to the client, is as secret as the client's own words: sealed to the same key,
// which goes when the client's details go.

export interface WordsPlace {
  tenantId: string
  reference: string
  kind: SealedKind
}

/** Keeps notes and words apart from the client's details of the same request. Words with other times may become those of the answer (pick_time). */
const placeOf = ({ tenantId, reference, kind }: WordsPlace) => ({
  tenantId,
  reference: `${reference}:${kind === 'offer-words' ? 'words' : kind}`,
})

/** `endsAt`: of the appointment; `keepDays`: how long its details are kept. */
export async function sealWords(
  env: PlatformEnv,
  place: WordsPlace,
  { text, endsAt, keepDays }: { text: string; endsAt: Moment; keepDays: number },
): Promise<string> {
  const keeper = env.KEYS.get(env.KEYS.idFromName(place.tenantId))
  const details = { name: '', email: '', phone: null, address: null, message: text }
  return keeper.seal(placeOf(place), details, keepUntil({ endsAt: new Date(endsAt.at), keepDays }))
}

/** Null where they cannot be opened; '' where there are none. */
export async function openWords(env: PlatformEnv, place: WordsPlace, sealed: string | null): Promise<string | null> {
  if (sealed === null) return ''
  const keeper = env.KEYS.get(env.KEYS.idFromName(place.tenantId))
  const [opened] = await keeper.open(place.tenantId, [{ reference: placeOf(place).reference, sealed }])
  return opened === null || opened === undefined ? null : (opened.message ?? '')
}
