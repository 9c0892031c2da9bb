import type { OfferOutcome } from '../../../db/queries/offers.ts'
import type { ListRow } from '../../../db/queries/request-list.ts'
import type { ChangeOutcome, RequestRow } from '../../../db/queries/requests.ts'
import type { BookingStatus } from '../../../tenants/contract/booking.ts'
import { NOT_PICKED } from '../html/request-warnings.ts'
import { STATE_WORDS } from '../html/state-words.ts'
import { capital } from '../reports/number-words.ts'

// What a companion reads of a request's state and of what she did. Every claim is made of the row and of the ledger of mails, as they stand when the
// page is shown: an address that says "changed" proves nothing.

const STEP_LABELS: Record<BookingStatus, string> = {
  pending: 'Reopen',
  confirmed: 'Confirm',
  completed: 'Mark as completed',
  declined: 'Decline',
  expired: 'Expire',
  cancelled: 'Cancel booking',
  no_show: 'Mark as no-show',
}

/** The button of a step. */
export function stepLabel(from: BookingStatus, to: BookingStatus): string {
  if (from === 'expired' && to === 'confirmed') return 'Confirm anyway'
  if (from !== 'confirmed' && to === 'cancelled') return 'Mark as cancelled'
  return STEP_LABELS[to]
}

/** What she tried, and what came of it, as the address of a redirect carries it. */
export const OUTCOMES = [
  'changed',
  'unchanged',
  'not_allowed',
  'slot_taken',
  'moved',
  'kept',
  'not_found',
  'offered',
  'withdrawn',
  'reopened',
  'too_late',
] as const
export type Outcome = ChangeOutcome | OfferOutcome | 'withdrawn' | 'kept' | 'reopened' | 'too_late'

export const parseOutcome = (said: string | null | undefined): Outcome | undefined => OUTCOMES.find((each) => each === said)

/** In words. `isOffered`: there are times that the client can pick. */
export function outcomeSentence(
  outcome: Outcome,
  { state: current, clientMail, canUndo, isOfferUntold }: Pick<RequestRow, 'state' | 'clientMail' | 'canUndo' | 'isOfferUntold'>,
  { offered = 0 }: { offered?: number } = {},
): string {
  const state = STATE_WORDS[current]
  switch (outcome) {
    case 'changed':
      if (current === 'no_show') return 'Marked as a no-show. The client isn’t emailed.'
      return [capital(`${state}.`), ...(canUndo ? [UNDO] : mailSentence(clientMail))].join(' ')
    case 'offered':
      if (offered === 0) return `This request is ${state}.`
      return [offered === 1 ? 'The time is held.' : 'The times are held.', ...(isOfferUntold ? [UNDO] : mailSentence(clientMail))].join(' ')
    case 'withdrawn':
      return offered > 0 ? `This request is ${state}.` : `You have taken back what you offered. This request is ${state}.`
    case 'reopened':
      return current === 'pending' ? 'Undone. It’s waiting for you again; the client wasn’t emailed.' : `This request is ${state}.`
    case 'too_late':
      return `Too late to undo: the client has been told. This request is ${state}.`
    case 'unchanged':
      return `It was already ${state}. Nothing was sent again.`
    case 'not_allowed':
      return `That isn’t possible now. This request is ${state}.`
    case 'slot_taken':
      return 'Another booking holds that time now.'
    case 'kept':
      return 'The appointment stands as it was, and the client gets an email that says so.'
    case 'moved':
      return 'The client has changed this request in the meantime. Nothing was done: please answer it as it stands now.'
    case 'not_found':
      return 'There is no such request.'
  }
}

/** Of a link of a mail that was opened after the answer: that there is one, and whose; undefined where what it asks for can still be done. */
export function answeredBefore(
  { status, state, lastDeed }: Pick<RequestRow, 'status' | 'state' | 'lastDeed'>,
  asked: string | undefined,
): string | undefined {
  if (status === 'pending' || status === 'expired' || asked === undefined) return undefined
  // Another time for an appointment is to move it.
  if (status === 'confirmed' && asked !== 'confirm' && asked !== 'decline') return undefined
  if (status === 'confirmed' && lastDeed === 'picked') return 'This is confirmed already: the client picked a time you offered.'
  return status === 'confirmed' || status === 'declined' ? `You’ve already ${status} this.` : `This request is ${STATE_WORDS[state]}.`
}

const UNDO = 'You can undo it for two minutes; then the client is emailed.'

function mailSentence(clientMail: RequestRow['clientMail']): string[] {
  switch (clientMail) {
    case 'sent':
      return ['The client has been emailed.']
    case 'pending':
      return ['An email to the client is on its way.']
    case 'dead':
      return ['The email to the client could not be delivered. Please write or call.']
    case 'withheld':
      return ['No email was sent: this address has had too many today. Please write or call.']
    case null:
      return []
  }
}

/** What has become of a request's time where that is not as she expects, and what she can still do; undefined where nothing is to be said. */
export function timeSentence(
  { status, endsAt, companionSteps, isBack }: Pick<RequestRow, 'status' | 'endsAt' | 'companionSteps'> & Pick<ListRow, 'isBack'>,
  now: Date,
): string | undefined {
  if (status !== 'expired' && status !== 'pending') return undefined
  const canConfirm = companionSteps.includes('confirmed')
  const isTaken = !canConfirm && endsAt.isAfter(now)
  if (status === 'pending') return waitingSentence({ isTaken, isBack })
  if (canConfirm)
    return 'It expired before it was answered, so the time is no longer held. It is still free: you can confirm anyway, or write to the client.'
  return isTaken
    ? 'It expired before it was answered, and another booking holds that time now. You can write to the client and suggest another.'
    : 'It expired before it was answered.'
}

function waitingSentence({ isTaken, isBack }: { isTaken: boolean; isBack: boolean }): string | undefined {
  const taken = isTaken ? ['Another booking holds this time now, so it can’t be confirmed. Suggest another time, or decline.'] : []
  if (!isBack) return taken[0]
  return [`${NOT_PICKED}, so the request is waiting for you again.`, ...(isTaken ? taken : ['Confirm, decline or suggest others.'])].join(
    ' ',
  )
}
