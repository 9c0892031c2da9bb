import { readCookie } from '../../http/read-cookie.ts'
import { seeOther } from '../../http/see-other.ts'
import { sha256 } from '../../http/sha256.ts'
import { toHex } from '../../http/to-hex.ts'
import type { SiteContext } from '../context.ts'

const COOKIE_SECONDS = 30 * 86_400

/**
 * A preview on a host of its own opens with its link only: the key comes once in the address, then in a cookie. Undefined: let in.
 * The manifest has the key's hash, so that nothing that is uploaded opens it. To anybody else a draft is not there, and after its time to nobody.
 */
export async function askForKey({
  url,
  request,
  manifest: { accessHash, draft },
  now,
}: Pick<SiteContext, 'url' | 'request' | 'manifest' | 'now'>): Promise<Response | undefined> {
  if (accessHash === undefined) return undefined
  const isSecure = url.protocol === 'https:'
  const name = isSecure ? '__Host-preview' : 'preview'
  const linked = url.searchParams.get('key')
  const key = linked ?? readCookie(request, name) ?? ''
  const secondsLeft = draft ? Math.floor((Date.parse(draft.until) - now.getTime()) / 1000) : COOKIE_SECONDS
  if (toHex(await sha256(key)) !== accessHash || secondsLeft <= 0)
    return draft ? new Response('Not found', { status: 404 }) : new Response('This preview opens with its link only.', { status: 401 })
  if (linked === null) return undefined
  // In a frame of her app, which on a laptop is another site to the browser.
  const isFramed = request.headers.get('sec-fetch-dest') === 'iframe'
  const sent = isFramed ? 'None; Secure; Partitioned' : `Lax${isSecure ? '; Secure' : ''}`
  const cookie = `${name}=${key}; Path=/; Max-Age=${secondsLeft}; HttpOnly; SameSite=${sent}`
  return seeOther(url.pathname, { 'Set-Cookie': cookie })
}
