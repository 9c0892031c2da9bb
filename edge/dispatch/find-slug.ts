import { SLUG_LENGTH_MAX } from '../../tenants/contract/limits.ts'
import { SLUG } from '../../tenants/contract/slug.ts'
import { PLATFORM_DOMAIN, PREVIEW_PREFIX } from '../../tenants/contract/urls.ts'

/** How long a host leads where it led: a domain of somebody's own is hers within two minutes of her deploy. */
const HOST_SECONDS = 60
/** A page and its files come within seconds, so that one look is for all of them. */
const HOSTS_KEPT_MAX = 1000
const BELOW = `.${PLATFORM_DOMAIN}`

interface Kept {
  slug: string | null
  until: number
}
const kept = new Map<string, Kept>()

/** Whose Worker a host is for; a preview's begins with its prefix. Undefined: nobody's. The name of a host below the platform says it; any other is looked up. */
export async function findSlug(hostname: string, hosts: Pick<KVNamespace, 'get'>, now: number): Promise<string | undefined> {
  const slug = hostname.endsWith(BELOW) ? hostname.slice(0, -BELOW.length) : await lookUp(hostname, hosts, now)
  const isSlug = slug !== null && slug.length <= PREVIEW_PREFIX.length + SLUG_LENGTH_MAX && SLUG.test(slug)
  return isSlug ? slug : undefined
}

async function lookUp(hostname: string, hosts: Pick<KVNamespace, 'get'>, now: number): Promise<string | null> {
  const last = kept.get(hostname)
  if (last && now < last.until) return last.slug
  const slug = await hosts.get(hostname, { cacheTtl: HOST_SECONDS })
  kept.delete(hostname)
  kept.set(hostname, { slug, until: now + HOST_SECONDS * 1000 })
  const [oldest] = kept.keys()
  if (kept.size > HOSTS_KEPT_MAX && oldest !== undefined) kept.delete(oldest)
  return slug
}
