import { availabilityPath, eventsPath, gatePath } from '../../../tenants/contract/urls.ts'
import type { SiteContext } from '../context.ts'
import { dressPage } from './dress-page.ts'

// Her draft as a site of its own (`manifest.draft`): she looks at it, and nothing is counted or sent.

const SENTENCE = 'This is a preview of your draft, so nothing was sent. On your site this reaches you as a request.'
/** Sent by a page, and changing nothing. */
const LOOKED_AT: readonly string[] = [gatePath(), availabilityPath()]

/** What a draft answers in place of doing it. Undefined: it only shows something. */
export async function answerDraft(context: SiteContext): Promise<Response | undefined> {
  const { request, url, manifest } = context
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (!manifest.draft || isRead || LOOKED_AT.includes(url.pathname)) return undefined
  if (url.pathname === eventsPath()) return new Response(null, { status: 204 })
  const isForm = !request.headers.get('content-type')?.includes('json')
  if (!isForm) return Response.json({ error: { reason: 'unavailable', message: SENTENCE } }, { status: 403 })
  const headers = { 'Content-Type': 'text/html; charset=utf-8' }
  const page = `<!doctype html><html lang="en"><title>Nothing was sent</title><main><h1>Nothing was sent</h1><p>${SENTENCE}</p></main></html>`
  return dressPage(context, new Response(page, { status: 403, headers }))
}

/** For her eyes, and for a frame of her app. */
export function dressDraft(headers: Headers, { framedBy }: { framedBy: string }): void {
  const policy = headers.get('Content-Security-Policy') ?? ''
  headers.set('Content-Security-Policy', policy.replace("frame-ancestors 'none'", `frame-ancestors ${framedBy}`))
  headers.delete('X-Frame-Options')
  headers.set('X-Robots-Tag', 'noindex')
  headers.set('Cache-Control', 'private, no-store')
}
