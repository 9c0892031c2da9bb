import { SLUG_LENGTH_MAX } from '../../../tenants/contract/limits.ts'
import type { Manifest } from '../../../tenants/contract/manifest.ts'
import { SLUG } from '../../../tenants/contract/slug.ts'
import { PLATFORM_DOMAIN, PREVIEW_PREFIX } from '../../../tenants/contract/urls.ts'
import { hmacSha256 } from '../../http/hmac-sha256.ts'
import { isYounger } from '../../http/is-younger.ts'
import { logEvent } from '../../http/log.ts'
import { toHex } from '../../http/to-hex.ts'
import type { SiteBindings } from '../app.ts'
import { siteFiles } from './site-files.ts'

export interface MachineEnv extends Omit<SiteEnv, 'ASSETS' | 'PREVIEW_KEY' | 'VIRTUAL_CLOCK'> {
  VIRTUAL_CLOCK: string
  /** dist/, of which only manifests are read. */
  DIST: Fetcher
  /** What stands behind its links (sites/builder/paths.ts). */
  SERVED: Fetcher
  /** The same of drafts that their companions look at, on hosts of their own. */
  DRAFTS: Fetcher
  DRAFTS_SERVED: Fetcher
  /** Answers for hosts that are nobody's. */
  PLATFORM: Fetcher
  /** Where every tenant's PREVIEW_KEY comes from. */
  PREVIEW_SECRET: string
  /** On the hosts that manifests name; else everything is below localhost. */
  IS_PUBLIC: boolean
  /** As in wrangler.jsonc: paths for which no file is looked for. */
  WORKER_FIRST: string[]
}

export interface MachineTenant extends SiteBindings {
  version: string
  /** Where its files are. */
  served: Fetcher
  /** Since when that version is live. */
  liveSince: Date
}

/** How long a build may be served that is no longer the live one: a crowd of visitors reads her manifest a few times a second. */
const STALE_MS_MAX = 50
/** A manifest takes a hundred kilobytes of memory. */
const TENANTS_KEPT_MAX = 2000
/** The platform's own folder among those of the tenants. */
const PLATFORM = 'platform'

interface Kept {
  lookedAt: number
  text: string
  tenant: MachineTenant
}
const kept = new Map<string, Kept>()

/** Where builds lie: those that are live, or those of drafts. */
interface Shelf {
  name: 'live' | 'drafts'
  live: Fetcher
  served: Fetcher
}

/** The tenant that has a host, with her live build or her draft. Undefined: nobody has it. */
export async function findTenant(hostname: string, env: MachineEnv): Promise<MachineTenant | undefined> {
  // A domain of somebody's own may begin with anything.
  const isDraft = hostname.startsWith(PREVIEW_PREFIX) && (!env.IS_PUBLIC || hostname.endsWith(`.${PLATFORM_DOMAIN}`))
  const shelf: Shelf = isDraft
    ? { name: 'drafts', live: env.DRAFTS, served: env.DRAFTS_SERVED }
    : { name: 'live', live: env.DIST, served: env.SERVED }
  const slug = env.IS_PUBLIC ? await ownerOf(hostname, shelf) : /^(?:preview-)?([^.]+)\.localhost$/.exec(hostname)?.[1]
  if (slug === undefined || slug.length > SLUG_LENGTH_MAX || !SLUG.test(slug) || slug === PLATFORM) return undefined
  const tenant = await loadTenant(slug, shelf, env)
  return tenant && (!env.IS_PUBLIC || tenant.manifest.hosts.includes(hostname)) ? tenant : undefined
}

/** Only finds it: whether she has that host is said by her manifest. */
async function ownerOf(hostname: string, { served }: Shelf): Promise<string | undefined> {
  const found = await served.fetch(`http://disk/hosts/${encodeURIComponent(hostname)}`)
  return found.ok ? found.text() : undefined
}

async function loadTenant(slug: string, shelf: Shelf, env: MachineEnv): Promise<MachineTenant | undefined> {
  const key = `${shelf.name}/${slug}`
  const last = kept.get(key)
  const now = Date.now()
  if (last && isYounger(last.lookedAt, STALE_MS_MAX, now)) return last.tenant
  const found = await shelf.live.fetch(`http://disk/${slug}/manifest.json`)
  if (found.status === 404) {
    kept.delete(key)
    return undefined
  }
  const text = await found.text()
  if (last?.text === text) {
    last.lookedAt = now
    return last.tenant
  }
  try {
    if (!found.ok) throw new Error(`The disk answers ${found.status}.`)
    const liveSince = new Date(found.headers.get('last-modified') ?? 0)
    const tenant = await bindTenant(slug, text, { env, served: shelf.served, liveSince })
    keep(key, { lookedAt: now, text, tenant })
    return tenant
  } catch (error) {
    logEvent('manifest_not_read', { tenant: slug, error })
    if (last === undefined) throw error
    return last.tenant
  }
}

function keep(key: string, each: Kept): void {
  kept.delete(key)
  kept.set(key, each)
  const [oldest] = kept.keys()
  if (kept.size > TENANTS_KEPT_MAX && oldest !== undefined) kept.delete(oldest)
}

/** The bindings that her own Worker would have. */
async function bindTenant(
  slug: string,
  text: string,
  { env, served, liveSince }: { env: MachineEnv; served: Fetcher; liveSince: Date },
): Promise<MachineTenant> {
  const manifest = JSON.parse(text) as Manifest
  const { version } = manifest
  if (manifest.tenantId !== slug || version === undefined) throw new Error(`dist/${slug} is not a build of ${slug}.`)
  const { OUTBOX, SALTS, SITE_API, EVENTS, VIRTUAL_CLOCK, CHALLENGE_URL, CHALLENGE_SECRET } = env
  const own = {
    ...{ OUTBOX, SALTS, SITE_API, EVENTS, CHALLENGE_URL },
    ...(CHALLENGE_SECRET === undefined ? {} : { CHALLENGE_SECRET }),
    VIRTUAL_CLOCK: VIRTUAL_CLOCK as SiteEnv['VIRTUAL_CLOCK'],
    ASSETS: siteFiles(`sites/${slug}/${version}/site`, served),
    PREVIEW_KEY: await previewKey(env.PREVIEW_SECRET, slug),
  }
  return { env: own, manifest, version, served, liveSince }
}

/** As scripts/runtime/local-secrets.ts makes it: a link of one tenant opens nothing of another. */
const previewKey = async (secret: string, slug: string): Promise<string> => toHex(await hmacSha256(secret, `preview:${slug}`))
