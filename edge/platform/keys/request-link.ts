import { linkMac } from './link-mac.ts'
import { isSignedBy } from './link-secrets.ts'

/** Whose link it is: the companion's answers a request, the client's shows and cancels it; that of somebody who waits for a leg is of the waiting list. */
export type LinkHolder = 'companion' | 'client' | 'waiting'

/** The last part of a link in a mail, e.g. `claire.7KQ2-XM9T.0f3a…`: it can be neither guessed nor used for another request or by the other side. */
export async function signRequest(
  secret: string,
  { tenantId, reference, holder }: { tenantId: string; reference: string; holder: LinkHolder },
): Promise<string> {
  const mac = await linkMac(secret, { tenantId, purpose: `link of the ${holder}` }, reference)
  return `${tenantId}.${reference}.${mac}`
}

/** The request a link is for; undefined for one that we did not sign. */
export async function readRequestLink(
  secrets: readonly string[],
  { token, holder }: { token: string; holder: LinkHolder },
): Promise<{ tenantId: string; reference: string } | undefined> {
  const [, tenantId, reference] = /^([a-z0-9-]{1,40})\.([2-9A-Z-]{9})\.[0-9a-f]{32}$/.exec(token) ?? []
  if (tenantId === undefined || reference === undefined) return undefined
  const isOurs = await isSignedBy(secrets, token, (secret) => signRequest(secret, { tenantId, reference, holder }))
  return isOurs ? { tenantId, reference } : undefined
}
