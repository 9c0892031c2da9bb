import { bookingsPath } from '../../tenants/contract/urls.ts'
import type { FormWords } from '../../tenants/contract/words/words.ts'

export type SendResult =
  | { kind: 'accepted'; reference: string }
  | { kind: 'rejected'; reason: string; message: string; fields: Record<string, string> }
  /** No answer arrived: sending the same request again is safe. */
  | { kind: 'offline'; message: string }

interface Answer {
  reference?: string
  error?: { reason: string; message: string; fields?: Record<string, string> }
}

/** Posts the form as JSON. Never throws. */
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
      body: JSON.stringify({ ...Object.fromEntries(form), ...attempt }),
    })
    const { reference, error } = (await response.json()) as Answer
    if (response.ok && reference !== undefined) return { kind: 'accepted', reference }
    if (error === undefined || response.status >= 500) return offline
    return { kind: 'rejected', reason: error.reason, message: error.message, fields: error.fields ?? {} }
  } catch {
    return offline
  }
}
