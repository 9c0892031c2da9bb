import { sha256 } from '../../http/sha256.ts'
import { toHex } from '../../http/to-hex.ts'
import type { SiteContext } from '../context.ts'

/**
 * A preview on a host of its own opens with its link only: the key comes once in the address, then in a cookie. Undefined: let in.
 * The manifest has the key's hash, so that nothing that is uploaded opens it.
 */
export async function askForKey({
  url,
  request,
  manifest,
}: Pick<SiteContext, 'url' | 'request' | 'manifest'>): Promise<Response | undefined> {
  if (manifest.accessHash === undefined) return undefined
  const isSecure = url.protocol === 'https:'
  const name = isSecure ? '__Host-preview' : 'preview'
  const linked = url.searchParams.get('key')
  const kept = new RegExp(`(?:^|; )${name}=(\\w+)`).exec(request.headers.get('cookie') ?? '')?.[1]
  const key = linked ?? kept ?? ''
  if (toHex(await sha256(key)) !== manifest.accessHash) return new Response('This preview opens with its link only.', { status: 401 })
  if (linked === null) return undefined
  const cookie = `${name}=${key}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
  return new Response(null, { status: 303, headers: { Location: url.pathname, 'Set-Cookie': cookie } })
}
