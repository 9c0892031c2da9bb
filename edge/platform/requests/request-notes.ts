import type { RequestRow } from '../../../db/queries/requests.ts'

/** What she must know of a request that is waiting, in a few words each; in her lists, on its page and in her mail. Pure. */
export function requestNotes({ status, emailCheck, isHeld }: Pick<RequestRow, 'status' | 'emailCheck'> & { isHeld: boolean }): string[] {
  if (status !== 'pending') return []
  return [...(emailCheck === 'asked' ? ['address not confirmed'] : []), ...(isHeld ? [] : ['time not held'])]
}
