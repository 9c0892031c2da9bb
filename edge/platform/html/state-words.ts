import type { RequestState } from '../../../tenants/contract/booking.ts'

/** What she reads of a request's state, in her app and in her mails. */
export const STATE_WORDS: Record<RequestState, string> = {
  pending: 'waiting for you',
  offered: 'waiting for the client',
  confirmed: 'confirmed',
  completed: 'completed',
  declined: 'declined',
  expired: 'expired',
  cancelled: 'cancelled',
  no_show: 'no-show',
}

/** The tag of one request. What lies aside waits for nobody. */
export const tagWords = ({ state, isSetAside }: { state: RequestState; isSetAside: boolean }): string =>
  isSetAside && state === 'pending' ? 'set aside' : STATE_WORDS[state]

/** `3 confirmed`, `two no-shows`: `said` is the count as the sentence writes it. */
export const tellStates = (state: RequestState, count: number, said = String(count)): string =>
  `${said} ${STATE_WORDS[state]}${state === 'no_show' && count !== 1 ? 's' : ''}`
