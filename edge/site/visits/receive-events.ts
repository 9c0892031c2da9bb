import { eventBodySchema, isEdgeEvent } from '../../../tenants/contract/event.ts'
import { EVENT_BODY_BYTES_MAX } from '../../../tenants/contract/limits.ts'
import { readBody } from '../../http/read-body.ts'
import type { SiteContext } from '../context.ts'
import { reachGoals } from '../variants/goals.ts'
import { variantPairs } from '../variants/pick-variant.ts'
import { cookieName, formatVariantCookie, parseVariantCookie } from '../variants/variant-cookie.ts'
import { countDrop } from './count-drops.ts'
import { uncountedReason } from './is-counted.ts'
import { sendEvents } from './send-events.ts'

/** POST /_/events: 204 for everything well-formed, counted or not, so that a page learns nothing from the answer. */
export async function receiveEvents(context: SiteContext): Promise<Response> {
  const { request, url, manifest, waitUntil } = context
  const bytes = await readBody(request, EVENT_BODY_BYTES_MAX)
  if (bytes === undefined) {
    countDrop(context, 'too_large')
    return problem(413, `Send at most ${EVENT_BODY_BYTES_MAX} bytes at a time.`)
  }
  const body = eventBodySchema.safeParse(parseJson(await bytes.text()))
  if (!body.success) {
    countDrop(context, 'malformed')
    return problem(400, `The events are not well-formed: ${describeIssues(body.error.issues)}`)
  }
  const reason = manifest.status === 'active' ? uncountedReason(request) : 'not_active'
  if (reason !== undefined) {
    countDrop(context, reason, body.data.length)
    return new Response(null, { status: 204 })
  }
  const sent = body.data.filter(({ name }) => !isEdgeEvent(name))
  if (sent.length < body.data.length) countDrop(context, 'edge_only', body.data.length - sent.length)
  const response = new Response(null, { status: 204 })
  if (sent.length === 0) return response
  const known = parseVariantCookie(request.headers.get('cookie'), { name: cookieName(url), experiments: manifest.experiments })
  const { events, assignments, changed } = reachGoals(sent, known)
  if (changed) response.headers.append('Set-Cookie', formatVariantCookie(assignments, url))
  waitUntil(sendEvents(context, events, { path: '/', variants: variantPairs(known) }))
  return response
}

const describeIssues = (issues: readonly { path: PropertyKey[]; message: string }[]): string =>
  issues
    .map(({ path, message }) => `${path.join('.')} ${message}`.trim())
    .slice(0, 5)
    .join('; ')

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const problem = (status: number, message: string) => Response.json({ error: { message } }, { status })
