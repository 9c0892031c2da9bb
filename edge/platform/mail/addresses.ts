import type { SiteLanguage } from '../../../tenants/contract/site-language.ts'
import { localUrl, ownRequestPath, ownWaitingPath, requestPath } from '../../../tenants/contract/urls.ts'
import { signRequest } from '../keys/request-link.ts'

/** The platform's own address without a slash at the end: https in production, a port of localhost on a laptop. */
export const platformUrl = (env: PlatformEnv): string => env.PLATFORM_URL

/** A page of the platform as somebody types it, `companionconnect.app/sign-in/code`. */
export const typedAddress = (env: PlatformEnv, path: string): string => platformUrl(env).replace(/^https?:\/\//, '') + path

/** A tenant's own address: the canonical host, or hers below localhost. */
export function siteUrl(env: PlatformEnv, { tenantId, host }: { tenantId: string; host: string }): string {
  if (String(env.PLATFORM_DOMAIN) !== 'localhost') return `https://${host}`
  return localUrl({ slug: tenantId, port: Number(new URL(env.PLATFORM_URL).port) })
}

/** Where the companion answers a request. */
export async function companionLink(env: PlatformEnv, request: { tenantId: string; reference: string }): Promise<string> {
  return platformUrl(env) + requestPath(await signRequest(env.LINK_SECRET, { ...request, holder: 'companion' }))
}

/** Of a request or an entry of a waiting list, on the companion's own host. */
interface OwnLink {
  tenantId: string
  reference: string
  host: string
  /** In which it is answered while nobody can look up which it was asked in. */
  spoken: Pick<SiteLanguage, 'locale' | 'prefix'>
}

/** Where the client sees her or his request. */
export async function clientLink(env: PlatformEnv, { spoken, ...request }: OwnLink): Promise<string> {
  return siteUrl(env, request) + ownRequestPath(await signRequest(env.LINK_SECRET, { ...request, holder: 'client' })) + named(spoken)
}

/** Where somebody who waits for a leg says yes, or stop. */
export async function waitingLink(env: PlatformEnv, { spoken, ...waiter }: OwnLink): Promise<string> {
  return siteUrl(env, waiter) + ownWaitingPath(await signRequest(env.LINK_SECRET, { ...waiter, holder: 'waiting' })) + named(spoken)
}

/** The first language of a site goes without saying. */
const named = ({ locale, prefix }: OwnLink['spoken']): string => (prefix === '' ? '' : `?lang=${encodeURIComponent(locale)}`)
