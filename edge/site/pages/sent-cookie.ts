import type { ManifestPage } from '../../../tenants/contract/manifest.ts'
import { languagePath, pagePath } from '../../../tenants/contract/urls.ts'
import { readCookie } from '../../http/read-cookie.ts'
import type { SiteContext } from '../context.ts'

// The reference of a request that was sent without the form's script, on the page that says thank you: no address has it, which logs and histories keep, and no
// count of visits, whose address is another one.

const NAME = 'sent'
const SECONDS = 600

/** For the page that the answer leads to, and no other. */
export function formatSentCookie(reference: string, { path, url }: { path: string; url: URL }): string {
  const secure = url.protocol === 'https:' ? '; Secure' : ''
  return `${NAME}=${reference}; Path=${path}; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax${secure}`
}

/** Undefined: the page is another one, or nothing was sent that way lately. */
export function sentReference({ request, manifest }: SiteContext, { path }: ManifestPage): string | undefined {
  if (request.method !== 'GET' || !manifest.languages.some(({ prefix }) => path === languagePath(prefix, pagePath('thanks'))))
    return undefined
  const sent = readCookie(request, NAME)
  return sent !== undefined && /^[A-Z2-9]{4}-[A-Z2-9]{4}$/.test(sent) ? sent : undefined
}

/** The page with it, in the place and the words that it has for that. */
export function tellReference(page: Response, reference: string): Response {
  const told = new HTMLRewriter().on('[data-sent]', {
    element(place) {
      place.setInnerContent((place.getAttribute('data-sent') ?? '').replace('{reference}', reference))
      place.removeAttribute('hidden')
    },
  })
  const headers = new Headers(page.headers)
  headers.delete('etag')
  headers.set('Cache-Control', 'no-store')
  return told.transform(new Response(page.body, { status: page.status, headers }))
}
