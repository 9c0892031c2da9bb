import { bookingsPath } from '../../tenants/contract/urls.ts'

export type SendResult =
  | { kind: 'accepted'; reference: string }
  | { kind: 'rejected'; message: string; fields: Record<string, string> }
  /** No answer arrived: sending the same request again is safe. */
  | { kind: 'offline'; message: string }

const OFFLINE: SendResult = {
  kind: 'offline',
  message: 'There was no answer. Please check your connection and press the button again: nothing is sent twice.',
}

/** Posts the form as JSON. Never throws. */
export async function sendBooking(form: FormData, attempt: { idempotencyKey: string; shownAt: number } | undefined): Promise<SendResult> {
  try {
    const response = await fetch(bookingsPath(), {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ ...Object.fromEntries(form), ...attempt }),
    })
    const body = (await response.json()) as { reference?: string; error?: { message: string; fields?: Record<string, string> } }
    if (response.ok && body.reference !== undefined) return { kind: 'accepted', reference: body.reference }
    if (body.error === undefined || response.status >= 500) return OFFLINE
    return { kind: 'rejected', message: body.error.message, fields: body.error.fields ?? {} }
  } catch {
    return OFFLINE
  }
}
