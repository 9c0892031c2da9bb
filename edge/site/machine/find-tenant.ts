import { SLUG_LENGTH_MAX } from '../../../tenants/contract/limits.ts'
import type { Manifest } from '../../../tenants/contract/manifest.ts'
import { SLUG } from '../../../tenants/contract/slug.ts'
import { hmacSha256 } from '../../http/hmac-sha256.ts'
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

/** The tenant that has a host, with her live build. Undefined: nobody has it. */
export async function findTenant(hostname: string, env: MachineEnv): Promise<MachineTenant | undefined> {
  const slug = env.IS_PUBLIC ? await ownerOf(hostname, env) : /^([^.]+)\.localhost$/.exec(hostname)?.[1]
  if (slug === undefined || slug.length > SLUG_LENGTH_MAX || !SLUG.test(slug) || slug === PLATFORM) return undefined
  const tenant = await loadTenant(slug, env)
  return tenant && (!env.IS_PUBLIC || tenant.manifest.hosts.includes(hostname)) ? tenant : undefined
}

/** Only finds it: whether she has that host is said by her manifest. */
async function ownerOf(hostname: string, env: MachineEnv): Promise<string | undefined> {
  const found = await env.SERVED.fetch(`http://disk/hosts/${encodeURIComponent(hostname)}`)
  return found.ok ? found.text() : undefined
}

async function loadTenant(slug: string, env: MachineEnv): Promise<MachineTenant | undefined> {
  const last = kept.get(slug)
  const now = Date.now()
  if (last && now < last.lookedAt + STALE_MS_MAX) return last.tenant
  const found = await env.DIST.fetch(`http://disk/${slug}/manifest.json`)
  if (found.status === 404) {
    kept.delete(slug)
    return undefined
  }
  const text = await found.text()
  if (last?.text === text) {
    last.lookedAt = now
    return last.tenant
  }
  try {
    if (!found.ok) throw new Error(`The disk answers ${found.status}.`)
    const tenant = await bindTenant(slug, text, { env, liveSince: new Date(found.headers.get('last-modified') ?? 0) })
    keep(slug, { lookedAt: now, text, tenant })
    return tenant
  } catch (error) {
    logEvent('manifest_not_read', { tenant: slug, error })
    if (last === undefined) throw error
    return last.tenant
  }
}

function keep(slug: string, each: Kept): void {
  kept.delete(slug)
  kept.set(slug, each)
  const [oldest] = kept.keys()
  if (kept.size > TENANTS_KEPT_MAX && oldest !== undefined) kept.delete(oldest)
}

/** The bindings that her own Worker would have. */
async function bindTenant(slug: string, text: string, { env, liveSince }: { env: MachineEnv; liveSince: Date }): Promise<MachineTenant> {
  const manifest = JSON.parse(text) as Manifest
  const { version } = manifest
  if (manifest.tenantId !== slug || version === undefined) throw new Error(`dist/${slug} is not a build of ${slug}.`)
  const { OUTBOX, SALTS, SITE_API, EVENTS, VIRTUAL_CLOCK, CHALLENGE_URL, CHALLENGE_SECRET } = env
  const own = {
    ...{ OUTBOX, SALTS, SITE_API, EVENTS, CHALLENGE_URL },
    ...(CHALLENGE_SECRET === undefined ? {} : { CHALLENGE_SECRET }),
    VIRTUAL_CLOCK: VIRTUAL_CLOCK as SiteEnv['VIRTUAL_CLOCK'],
    ASSETS: siteFiles(`sites/${slug}/${version}/site`, env.SERVED),
    PREVIEW_KEY: await previewKey(env.PREVIEW_SECRET, slug),
  }
  return { env: own, manifest, version, liveSince }
}

/** As scripts/runtime/local-secrets.ts makes it: a link of one tenant opens nothing of another. */
const previewKey = async (secret: string, slug: string): Promise<string> => toHex(await hmacSha256(secret, `preview:${slug}`))
