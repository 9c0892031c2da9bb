import { findSession } from '../../../db/queries/sign-in.ts'
import { sha256 } from '../../http/sha256.ts'
import { toHex } from '../../http/to-hex.ts'
import { withPostgres } from '../postgres/with-postgres.ts'

const TOKEN_BYTES = 32
const SESSION_DAYS = 30

/** `__Host-` needs https; a laptop has none. The name is older than what it is called in the code: another would sign everybody out. */
const cookieName = (url: URL): string => (url.protocol === 'https:' ? '__Host-desk' : 'desk')

/** A new session: what the browser keeps, and the hash that the database keeps. */
export async function makeSession(url: URL): Promise<{ cookie: string; tokenHash: string }> {
  const token = toHex(crypto.getRandomValues(new Uint8Array(TOKEN_BYTES)))
  return { cookie: sessionCookie(url, token, SESSION_DAYS * 86_400), tokenHash: await hashToken(token) }
}

export const endedCookie = (url: URL): string => sessionCookie(url, '', 0)

function sessionCookie(url: URL, token: string, seconds: number): string {
  const secure = url.protocol === 'https:' ? '; Secure' : ''
  return `${cookieName(url)}=${token}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`
}

export interface Session {
  tenantId: string
  tokenHash: string
}

/** Who is signed in; undefined for nobody. */
export async function readSession(env: PlatformEnv, request: Request): Promise<Session | undefined> {
  const name = cookieName(new URL(request.url))
  const pair = (request.headers.get('cookie') ?? '').split(';').find((each) => each.trimStart().startsWith(`${name}=`))
  const token = pair?.trim().slice(name.length + 1) ?? ''
  if (!/^[0-9a-f]{64}$/.test(token)) return undefined
  const tokenHash = await hashToken(token)
  const tenantId = await withPostgres(env, (sql) => findSession(sql, tokenHash))
  return tenantId === null ? undefined : { tenantId, tokenHash }
}

const hashToken = async (token: string): Promise<string> => toHex(await sha256(token))
