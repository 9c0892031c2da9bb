import { bookingsPath } from '../../tenants/contract/urls.ts'
import type { FormWords } from '../../tenants/contract/words/words.ts'
import { ownZone } from './clocks.ts'
import type { Draft } from './draft.ts'

export type SendResult =
  | { kind: 'accepted'; reference: string }
  | { kind: 'rejected'; reason: string; message: string; fields: Record<string, string> }
  /** No answer arrived: sending the same request again is safe. */
  | { kind: 'offline'; message: string }

interface Answer {
  reference?: string
  error?: { reason: string; message: string; fields?: Record<string, string> }
}

/** A request as it was sent. */
export interface Sent {
  data: FormData
  draft: Draft
}

/**
 * Sends a request; where one before it had arrived, and only its answer had not, that is the one that is there: it is sent again as it was, which stores nothing and
 * is answered. `sent`: which of them the result is of.
 */
export async function sendOnce(
  latest: Sent,
  unanswered: readonly Sent[],
  send: (request: Sent) => Promise<SendResult>,
): Promise<{ result: SendResult; sent: Sent }> {
  const isConflict = (result: SendResult) => result.kind === 'rejected' && result.reason === 'idempotency_conflict'
  let [result, sent] = [await send(latest), latest]
  for (const earlier of unanswered.toReversed()) {
    if (!isConflict(result)) break
    ;[result, sent] = [await send(earlier), earlier]
  }
  return { result, sent }
}

/** Posts the form as JSON, with the zone of this device, by which a phone number without its country is read. Never throws. */
export async function sendBooking(
  form: FormData,
  attempt: { idempotencyKey: string; shownAt: number } | undefined,
  words: FormWords,
): Promise<SendResult> {
  const offline: SendResult = { kind: 'offline', message: words.form.noAnswer }
  try {
    const response = await fetch(bookingsPath(), {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ ...Object.fromEntries(form), ...attempt, timeZone: ownZone() }),
    })
    const { reference, error } = (await response.json()) as Answer
    if (response.ok && reference !== undefined) return { kind: 'accepted', reference }
    if (error === undefined || response.status >= 500) return offline
    return { kind: 'rejected', reason: error.reason, message: error.message, fields: error.fields ?? {} }
  } catch {
    return offline
  }
}
