import type { SealedDeposit } from '../../../db/queries/deposit-details.ts'
import { FOR_GOOD } from './keep-until.ts'
import { makeReference } from './make-reference.ts'

const nameOf = (reference: string): string => `${reference}:deposit`

/** How a deposit is paid to her, sealed to a key of its own until she replaces or removes it: the key goes with the row (keys_to_destroy). */
export async function sealDeposit(env: PlatformEnv, tenantId: string, text: string): Promise<SealedDeposit> {
  const reference = makeReference()
  const details = { name: '', email: '', phone: null, address: null, message: text }
  const keeper = env.KEYS.get(env.KEYS.idFromName(tenantId))
  return { reference, detailsSealed: await keeper.seal({ tenantId, reference: nameOf(reference) }, details, FOR_GOOD) }
}

/** '' where she has saved nothing; undefined where it cannot be opened. */
export async function openDeposit(env: PlatformEnv, tenantId: string, saved: SealedDeposit | undefined): Promise<string | undefined> {
  if (!saved) return ''
  const keeper = env.KEYS.get(env.KEYS.idFromName(tenantId))
  const [opened] = await keeper.open(tenantId, [{ reference: nameOf(saved.reference), sealed: saved.detailsSealed }])
  return opened?.message ?? undefined
}
