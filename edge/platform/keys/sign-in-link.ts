import { linkMac } from './link-mac.ts'
import { isSignedBy } from './link-secrets.ts'

/** The link of a row of sign_in_links, e.g. `claire.5f0c….91ab…`. The row says whether it is still good; the signature that it was mailed. */
export async function signSignIn(secret: string, { tenantId, linkId }: { tenantId: string; linkId: string }): Promise<string> {
  const mac = await linkMac(secret, { tenantId, purpose: 'sign-in' }, linkId)
  return `${tenantId}.${linkId}.${mac}`
}

export async function readSignInLink(secrets: readonly string[], token: string): Promise<{ tenantId: string; linkId: string } | undefined> {
  const [, tenantId, linkId] = /^([a-z0-9-]{1,40})\.([0-9a-f-]{36})\.[0-9a-f]{32}$/.exec(token) ?? []
  if (tenantId === undefined || linkId === undefined) return undefined
  return (await isSignedBy(secrets, token, (secret) => signSignIn(secret, { tenantId, linkId }))) ? { tenantId, linkId } : undefined
}
