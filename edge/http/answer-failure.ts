import { logEvent } from './log.ts'

/** The answer to what nobody foresaw. Its id stands in the log too, so that anyone asking for help can name it; requests that go well have none. */
export function answerFailure(event: string, fields: { tenant?: string; error: unknown }): Response {
  const request = crypto.randomUUID().slice(0, 8)
  logEvent(event, { ...fields, request })
  return new Response(`Something went wrong. Please try again. If you write to us about it: ${request}`, {
    status: 500,
    headers: { 'X-Request-Id': request },
  })
}
