import { GATE_COOKIE_AGE_DAYS } from '../../../tenants/contract/limits.ts'
import type { Manifest } from '../../../tenants/contract/manifest.ts'
import { languagePath, pagePath } from '../../../tenants/contract/urls.ts'
import { isNotFoundPath, languageOfPath } from './pick-language.ts'

// The answer to the age gate: a cookie that says "yes" and nothing else.

const gateCookieName = (url: URL) => (url.protocol === 'https:' ? '__Host-adult' : 'adult')

export function hasAnsweredGate(request: Request, url: URL): boolean {
  return (request.headers.get('cookie') ?? '').split(';').some((pair) => pair.trim() === `${gateCookieName(url)}=yes`)
}

/** The gate with the whole address that was asked for, as its answer leads back there. */
export function keepAddress(response: Response, { pathname, search }: URL): Response {
  if (search === '' || response.status !== 200) return response
  const to = (input: Element) => void input.setAttribute('value', pathname + search)
  return new HTMLRewriter().on('.gate input[name="to"]', { element: to }).transform(response)
}

/**
 * POST /_/gate: remembers the answer and leads back to where it was asked for, which must be a page of this site. Where the cookie is refused the gate is there
 * again and says so: its words for that are at #answered (sites/sections/Gate.astro).
 */
export function answerGate(url: URL, manifest: Pick<Manifest, 'pages' | 'languages'>, to: unknown): Response {
  const asked = URL.parse(String(to), url.origin)
  const isPage =
    asked?.origin === url.origin && manifest.pages.some(({ path }) => path === asked.pathname) && !isNotFoundPath(manifest, asked.pathname)
  const home = languagePath(languageOfPath(manifest, String(to)).prefix, pagePath('home'))
  const location = isPage ? `${asked.pathname}${asked.search}#answered` : `${home}#answered`
  const secure = url.protocol === 'https:' ? '; Secure' : ''
  const cookie = `${gateCookieName(url)}=yes; Path=/; Max-Age=${GATE_COOKIE_AGE_DAYS * 86_400}; HttpOnly; SameSite=Lax${secure}`
  return new Response(null, { status: 303, headers: { Location: location, 'Set-Cookie': cookie } })
}
