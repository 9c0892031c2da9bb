import type { SealedKind } from '../../../db/queries/sealed-words.ts'
import type { Moment } from '../../../tenants/contract/moment.ts'
import { keepUntil } from './keep-until.ts'
import { openText, sealText } from './seal-text.ts'

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
export const sealWords = (
  env: PlatformEnv,
  place: WordsPlace,
  { text, endsAt, keepDays }: { text: string; endsAt: Moment; keepDays: number },
): Promise<string> => sealText(env, placeOf(place), { text, until: keepUntil({ endsAt: new Date(endsAt.at), keepDays }) })

/** Null where they cannot be opened; '' where there are none. */
export const openWords = async (env: PlatformEnv, place: WordsPlace, sealed: string | null): Promise<string | null> =>
  sealed === null ? '' : ((await openText(env, placeOf(place), sealed)) ?? null)
