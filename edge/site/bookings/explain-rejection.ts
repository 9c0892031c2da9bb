import type { Rejection, RejectionReason } from '../../../tenants/contract/booking.ts'

/** A reason as HTTP and as a sentence for a person. A new reason that is not here does not compile. */
const ANSWERS: Record<RejectionReason, { status: number; message: string }> = {
  malformed: { status: 400, message: 'The request could not be read. Please send it from the form again.' },
  too_large: { status: 413, message: 'The request is too long. Please shorten the message.' },
  cross_site: { status: 403, message: 'Please send the request from this site’s own form.' },
  invalid_fields: { status: 422, message: 'Some of this needs fixing: each marked field says what.' },
  automated: { status: 422, message: 'That was very quick. Please wait a few seconds and send it again.' },
  rate_limited: { status: 429, message: 'You’ve sent several requests this hour. Please try again later, or send an email.' },
  slot_taken: { status: 409, message: 'That time has just been taken. Please choose another.' },
  idempotency_conflict: {
    status: 422,
    message: 'A different request was sent with the same key. Please reload the page and send it again.',
  },
  unavailable: { status: 503, message: 'Your request could not be received just now. Please try again in a minute; nothing was stored.' },
}

export function explainRejection({ reason, fields }: Rejection): {
  status: number
  body: { error: { reason: RejectionReason; message: string; fields?: Record<string, string> } }
} {
  const { status, message } = ANSWERS[reason]
  const named = reason === 'slot_taken' ? { startsAt: message } : fields
  return { status, body: { error: { reason, message, ...(named ? { fields: named } : {}) } } }
}
