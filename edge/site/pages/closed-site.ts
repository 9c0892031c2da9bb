import { ownRequestPath, ownWaitingPath } from '../../../tenants/contract/urls.ts'
import type { SiteContext } from '../context.ts'

export const NO_INDEX = { 'X-Robots-Tag': 'noindex' }

/** The answer at every address of a site that has been closed, its counters included. */
export const closed = (): Response => new Response('Not found', { status: 404, headers: NO_INDEX })

/**
 * Whether a page goes on where she has hidden her site: the one behind the link of a mail, for whoever holds that link. Nobody else learns that there is one.
 * Whether she has hidden it herself the platform knows, and whose link it is.
 */
export async function isOpenWhileClosed({ env, manifest, url: { pathname } }: SiteContext): Promise<boolean> {
  const [token] = [ownRequestPath(''), ownWaitingPath('')].flatMap((path) =>
    pathname.startsWith(path) ? [pathname.slice(path.length)] : [],
  )
  // A platform of the version before has no such question.
  return token !== undefined && (await env.SITE_API.opensWhileHidden(manifest.tenantId, token).catch(() => false))
}

/** A page of the platform without what leads to pages of her site: there are none while it is hidden. */
export function withoutSite(page: Response): Response {
  const headers = new Headers(page.headers)
  headers.set('X-Robots-Tag', 'noindex')
  const rest = new HTMLRewriter().on('[data-to-site]', { element: (element) => void element.remove() }).transform(page)
  return new Response(rest.body, { status: page.status, headers })
}
