import { GATE_COOKIE_AGE_DAYS } from '../../../tenants/contract/limits.ts'
import type { Manifest } from '../../../tenants/contract/manifest.ts'
import { gatePath, languagePath, pagePath } from '../../../tenants/contract/urls.ts'
import { readCookie } from '../../http/read-cookie.ts'
import { seeOther } from '../../http/see-other.ts'
import { isNotFoundPath, languageOfPath } from './pick-language.ts'

// The answer to the age gate: a cookie that says "yes" and nothing else.

const UNKEPT = { 'Cache-Control': 'no-store' }
const gateCookieName = (url: URL) => (url.protocol === 'https:' ? '__Host-adult' : 'adult')

export function hasAnsweredGate(request: Request, url: URL): boolean {
  return readCookie(request, gateCookieName(url)) === 'yes'
}

/** A page's answer is posted to its own address, so that the browser keeps the part behind `#`, which no server is told; pages of the version before post here. */
export function keepAnswer(url: URL, asked: string): Response {
  const secure = url.protocol === 'https:' ? '; Secure' : ''
  const cookie = `${gateCookieName(url)}=yes; Path=/; Max-Age=${GATE_COOKIE_AGE_DAYS * 86_400}; HttpOnly; SameSite=Lax${secure}`
  return seeOther(`${gatePath()}?${new URLSearchParams({ to: asked })}`, { ...UNKEPT, 'Set-Cookie': cookie })
}

/**
 * GET /_/gate: back to where the gate was answered, which must be a page of this site. Where the cookie has not come back with this request the gate is there
 * again and says so: its words for that are at #answered (sites/sections/Gate.astro). Else the address has no such part, and the one that was asked for stays.
 */
export function leaveGate(request: Request, url: URL, manifest: Pick<Manifest, 'pages' | 'languages'>): Response {
  const to = url.searchParams.get('to') ?? ''
  const asked = URL.parse(to, url.origin)
  const isPage =
    asked?.origin === url.origin && manifest.pages.some(({ path }) => path === asked.pathname) && !isNotFoundPath(manifest, asked.pathname)
  const home = languagePath(languageOfPath(manifest, to).prefix, pagePath('home'))
  return seeOther(`${isPage ? asked.pathname + asked.search : home}${hasAnsweredGate(request, url) ? '' : '#answered'}`, UNKEPT)
}
