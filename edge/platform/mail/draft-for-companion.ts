import type { CompanionMailKind } from '../../../tenants/contract/mail-kinds.ts'
import type { CompanionFacts, Draft } from './draft.ts'
import { draftAsked, draftCancelledByClient, draftExpired, draftLapsedMove, draftPicked } from './ended-request-mails.ts'
import { draftHoldReminder, draftLapsedOffer, draftMoved, draftRequest } from './request-mail.ts'

const DRAFTS: Record<CompanionMailKind, (facts: CompanionFacts) => Draft> = {
  request_companion: draftRequest,
  reminder_companion: draftHoldReminder,
  picked_companion: draftPicked,
  moved_companion: draftMoved,
  asked_companion: draftAsked,
  lapsed_companion: (facts) => (facts.booking.status === 'pending' ? draftLapsedOffer(facts) : draftLapsedMove(facts)),
  cancelled_companion: draftCancelledByClient,
  expired_companion: draftExpired,
}

/** Her mail of a kind that is about one request. Pure. */
export const draftForCompanion = (kind: CompanionMailKind, facts: CompanionFacts): Draft => DRAFTS[kind](facts)
