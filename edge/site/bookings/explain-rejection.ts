import type { Rejection, RejectionReason } from '../../../tenants/contract/booking.ts'
import type { EdgeWords } from '../../../tenants/contract/words/words.ts'

/** A reason as HTTP; its sentence is in the words of each language. A new reason that is not here, or not there, does not compile. */
const STATUS: Record<RejectionReason & keyof EdgeWords['answers'], number> = {
  malformed: 400,
  too_large: 413,
  cross_site: 403,
  invalid_fields: 422,
  automated: 422,
  rate_limited: 429,
  slot_taken: 409,
  idempotency_conflict: 422,
  unavailable: 503,
  // As every address of a site that is closed.
  closed: 404,
}

export function explainRejection(
  { reason, fields }: Rejection,
  { answers }: EdgeWords,
): {
  status: number
  body: { error: { reason: RejectionReason; message: string; fields?: Record<string, string> } }
} {
  const message = answers[reason]
  const named = reason === 'slot_taken' ? { startsAt: message } : fields
  return { status: STATUS[reason], body: { error: { reason, message, ...(named ? { fields: named } : {}) } } }
}
