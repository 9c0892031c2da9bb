import { findSession } from '../../../db/queries/sign-in.ts'
import { SESSION_DAYS } from '../../../tenants/contract/limits.ts'
import { withPostgres } from '../postgres/with-postgres.ts'
import { makeToken, readTokenCookie, writeTokenCookie } from './token-cookie.ts'

/** Older than what it is called in the code: another would sign everybody out. */
const NAME = 'desk'

/** A new session: what the browser keeps, and the hash that the database keeps. */
export async function makeSession(url: URL): Promise<{ cookie: string; tokenHash: string }> {
  const { token, hash } = await makeToken()
  return { cookie: writeTokenCookie(url, { name: NAME, token, seconds: SESSION_DAYS * 86_400 }), tokenHash: hash }
}

export const endedCookie = (url: URL): string => writeTokenCookie(url, { name: NAME, token: '', seconds: 0 })

export interface Session {
  tenantId: string
  tokenHash: string
}

/** Who is signed in; undefined for nobody. */
export async function readSession(env: PlatformEnv, request: Request): Promise<Session | undefined> {
  const token = await readTokenCookie(request, NAME)
  if (token === undefined) return undefined
  const tenantId = await withPostgres(env, (sql) => findSession(sql, token.hash))
  return tenantId === null ? undefined : { tenantId, tokenHash: token.hash }
}
