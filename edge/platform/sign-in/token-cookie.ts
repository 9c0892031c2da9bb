import { readCookie } from '../../http/read-cookie.ts'
import { sha256 } from '../../http/sha256.ts'
import { toHex } from '../../http/to-hex.ts'

const TOKEN_BYTES = 32

/** A secret that a browser keeps, and the hash of it that the database keeps. */
export interface Token {
  token: string
  hash: string
}

export async function makeToken(): Promise<Token> {
  const token = toHex(crypto.getRandomValues(new Uint8Array(TOKEN_BYTES)))
  return { token, hash: await hashOf(token) }
}

/** A `Set-Cookie` header that no script and no other host can read. */
export function writeTokenCookie(url: URL, { name, token, seconds }: { name: string; token: string; seconds: number }): string {
  const secure = isSecure(url) ? '; Secure' : ''
  return `${cookieName(url, name)}=${token}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`
}

/** Undefined where the browser sent none, or something that we did not make. */
export async function readTokenCookie(request: Request, name: string): Promise<Token | undefined> {
  const token = readCookie(request, cookieName(new URL(request.url), name)) ?? ''
  return /^[0-9a-f]{64}$/.test(token) ? { token, hash: await hashOf(token) } : undefined
}

const isSecure = (url: URL): boolean => url.protocol === 'https:'
/** `__Host-` needs https; a laptop has none. */
const cookieName = (url: URL, name: string): string => (isSecure(url) ? `__Host-${name}` : name)
const hashOf = async (token: string): Promise<string> => toHex(await sha256(token))
