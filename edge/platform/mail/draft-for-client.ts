import type { ClientMailKind } from '../../../tenants/contract/mail-kinds.ts'
import { draftCancelledByHer, draftOwnCancellation } from './client-cancelled-mails.ts'
import { draftAskedToMove, draftMovedRequest, draftTakenBack } from './client-changed-mails.ts'
import { draftConfirmed, draftReminder } from './client-confirmed-mail.ts'
import { draftDeclined, draftExpiredForClient } from './client-declined-mail.ts'
import { draftKept, draftLapsed, draftWithdrawn } from './client-offer-ended-mails.ts'
import { draftOffer } from './client-offer-mail.ts'
import { draftReceived } from './client-received-mail.ts'
import type { ClientFacts, Draft } from './draft.ts'

/** From her to a client: warm, short, in her own voice. */
const DRAFTS: Record<ClientMailKind, (facts: ClientFacts) => Draft> = {
  request_client: draftReceived,
  moved_client: draftMovedRequest,
  taken_back_client: draftTakenBack,
  confirmed_client: draftConfirmed,
  reminder_client: draftReminder,
  declined_client: draftDeclined,
  offered_client: draftOffer,
  withdrawn_client: draftWithdrawn,
  lapsed_client: draftLapsed,
  asked_client: draftAskedToMove,
  kept_client: draftKept,
  cancelled_client: draftCancelledByHer,
  cancellation_client: draftOwnCancellation,
  expired_client: draftExpiredForClient,
}

/** The mail of a kind to a client. Pure. */
export const draftForClient = (kind: ClientMailKind, facts: ClientFacts): Draft => DRAFTS[kind](facts)
