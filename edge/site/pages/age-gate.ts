import { GATE_COOKIE_AGE_DAYS } from '../../../tenants/contract/limits.ts'
import type { Manifest } from '../../../tenants/contract/manifest.ts'
import { languagePath, pagePath } from '../../../tenants/contract/urls.ts'
import { isNotFoundPath, languageOfPath } from './pick-language.ts'

// The answer to the age gate: a cookie that says "yes" and nothing else.

const gateCookieName = (url: URL) => (url.protocol === 'https:' ? '__Host-adult' : 'adult')

export function hasAnsweredGate(request: Request, url: URL): boolean {
  return (request.headers.get('cookie') ?? '').split(';').some((pair) => pair.trim() === `${gateCookieName(url)}=yes`)
}

/**
 * POST /_/gate: remembers the answer and leads back to the page, which must be one of this site. Where the cookie is refused the gate is there again
 * and says so: its words for that are at #answered (sites/sections/Gate.astro).
 */
export function answerGate(url: URL, manifest: Pick<Manifest, 'pages' | 'languages'>, to: unknown): Response {
  const asked = String(to)
  const isPage = manifest.pages.some(({ path }) => path === asked) && !isNotFoundPath(manifest, asked)
  const location = isPage ? asked : languagePath(languageOfPath(manifest, asked).prefix, pagePath('home'))
  const secure = url.protocol === 'https:' ? '; Secure' : ''
  const cookie = `${gateCookieName(url)}=yes; Path=/; Max-Age=${GATE_COOKIE_AGE_DAYS * 86_400}; HttpOnly; SameSite=Lax${secure}`
  return new Response(null, { status: 303, headers: { Location: `${location}#answered`, 'Set-Cookie': cookie } })
}
