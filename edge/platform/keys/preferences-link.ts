import { linkMac } from './link-mac.ts'
import { isSignedBy } from './link-secrets.ts'

/** The link with which a tenant says which mails she gets, without signing in: `claire.0f3a…` */
export const signPreferences = async (secret: string, tenantId: string): Promise<string> =>
  `${tenantId}.${await linkMac(secret, { tenantId, purpose: 'mail preferences' }, tenantId)}`

/** Whose link it is; undefined for one that we did not sign. */
export async function readPreferencesLink(secrets: readonly string[], token: string): Promise<string | undefined> {
  const tenantId = /^([a-z0-9-]{1,40})\.[0-9a-f]{32}$/.exec(token)?.[1]
  if (tenantId === undefined) return undefined
  return (await isSignedBy(secrets, token, (secret) => signPreferences(secret, tenantId))) ? tenantId : undefined
}
