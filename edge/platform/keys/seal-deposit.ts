import type { SealedDeposit } from '../../../db/queries/deposit-details.ts'
import { FOR_GOOD } from './keep-until.ts'
import { makeReference } from './make-reference.ts'
import { openText, sealText, type TextPlace } from './seal-text.ts'

const placeOf = (tenantId: string, reference: string): TextPlace => ({ tenantId, reference: `${reference}:deposit` })

/** How a deposit is paid to her, sealed to a key of its own until she replaces or removes it: the key goes with the row (keys_to_destroy). */
export async function sealDeposit(env: PlatformEnv, tenantId: string, text: string): Promise<SealedDeposit> {
  const reference = makeReference()
  return { reference, detailsSealed: await sealText(env, placeOf(tenantId, reference), { text, until: FOR_GOOD }) }
}

/** '' where she has saved nothing; undefined where it cannot be opened. */
export const openDeposit = async (env: PlatformEnv, tenantId: string, saved: SealedDeposit | undefined): Promise<string | undefined> =>
  saved ? openText(env, placeOf(tenantId, saved.reference), saved.detailsSealed) : ''
