import { mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { draftsDist, PLATFORM, SERVED } from '../../sites/builder/paths.ts'
import { PLATFORM_DOMAIN, siteWorkerName } from '../../tenants/contract/urls.ts'
import { bucketBindings } from './bucket-bindings.ts'
import { bundleWorker } from './bundle-worker.ts'
import { calendarNetwork } from './calendar-network.ts'
import { type LocalSecrets, previewKey } from './local-secrets.ts'
import { readWorkerOptions, type WorkerOptions } from './read-worker-options.ts'

type LocalService = (request: Request) => Promise<Response>

export interface PlanWorkersOptions {
  root: string
  dist: string
  databaseUrl: string
  /** False: the database may be behind a pooler that keeps no statements by name. */
  prepares?: boolean
  secrets: LocalSecrets
  /** The platform's own address, e.g. http://localhost:8787. */
  platformUrl: string
  /** Takes mails and what devices are told: folders of this machine, or the SMTP server to send to and the push services themselves. */
  mail: { mailbox: LocalService; pushService: LocalService } | { smtpUrl: string }
  /** Keeps sealed photos; without it none can be added. */
  originals?: LocalService | undefined
  /** Requests say what time it is. */
  virtualClock?: boolean
  /** Without limits by tenant and by email address: one client books all day. */
  isUnlimited?: boolean
  /** Of tests: how many times longer to wait for Postgres (edge/platform/postgres/patience.ts). */
  databasePatience?: string | undefined
  /** Of tests: the one server that answers for every calendar, e.g. `unix:/tmp/…`. Never where the platform is public. */
  calendarServer?: string | undefined
  /** On the tenants' own hosts, behind a proxy that ends TLS; else everything is below localhost. */
  isPublic?: boolean
  /** Where the local router answers; 0: any free one. */
  port?: number
  /** Of a development server: tells open pages what has changed. Never where the platform is public. */
  live?: LocalService | undefined
}

/** Every Worker of a machine as Miniflare takes it, with bindings from the wrangler.jsonc files: the platform, the one of all sites, and the local router. */
export async function planWorkers(options: PlanWorkersOptions) {
  const { root, dist, databaseUrl, mail, originals, calendarServer, isPublic = false, port = 0, live } = options
  const [sites, platform, router, siteOptions, platformOptions] = await Promise.all([
    bundleWorker(root, 'site/machine'),
    bundleWorker(root, 'platform'),
    bundleWorker(root, 'local-router'),
    readWorkerOptions(root, 'site'),
    readWorkerOptions(root, 'platform'),
  ])
  const platformWorker = {
    ...(await planWorker({ dist, options: platformOptions, folder: PLATFORM, script: platform })),
    name: 'platform',
    hyperdrives: { DB: databaseUrl },
    bindings: { ...platformBindings(options), MAIL_FROM: (platformOptions.bindings as Record<string, string>).MAIL_FROM },
    serviceBindings: { ...platformServices({ mail, calendarServer, isPublic }), ...(originals ? { ORIGINALS: originals } : {}) },
  }
  const { compatibilityDate } = platformWorker
  return [
    planLocalRouter(router, { isPublic, port, compatibilityDate, live: isPublic ? undefined : live }),
    platformWorker,
    await planSites(sites, siteOptions, options),
  ]
}

/** The one site Worker of all tenants, which reads what is built from the disk (edge/site/machine). */
async function planSites(
  script: string,
  { assets, serviceBindings, ...options }: WorkerOptions,
  { dist, secrets, virtualClock = false, isPublic = false }: PlanWorkersOptions,
) {
  const served = path.join(dist, SERVED)
  const drafts = draftsDist(dist)
  await mkdir(served, { recursive: true })
  await mkdir(path.join(drafts, SERVED), { recursive: true })
  return {
    ...options,
    name: 'sites',
    modulesRoot: '/',
    modules: [{ type: 'ESModule' as const, path: '/index.js', contents: script }],
    bindings: {
      ...siteBindings(virtualClock),
      PREVIEW_SECRET: secrets.previewSecret,
      IS_PUBLIC: isPublic,
      WORKER_FIRST: assets?.run_worker_first ?? [],
    },
    serviceBindings: {
      ...(serviceBindings as object),
      PLATFORM: 'platform',
      DIST: { disk: { path: dist, writable: false } },
      SERVED: { disk: { path: served, writable: false } },
      DRAFTS: { disk: { path: drafts, writable: false } },
      DRAFTS_SERVED: { disk: { path: path.join(drafts, SERVED), writable: false } },
    },
  }
}

const siteBindings = (virtualClock: boolean) => ({ VIRTUAL_CLOCK: virtualClock ? 'on' : 'off', CHALLENGE_URL: '', CHALLENGE_SECRET: '' })

/** One tenant's own Worker, as Cloudflare has it: beside the platform's, for what is measured and compared. */
export async function planTenantWorker({ root, dist, secrets }: Pick<PlanWorkersOptions, 'root' | 'dist' | 'secrets'>, slug: string) {
  const [script, options] = await Promise.all([bundleWorker(root, 'site'), readWorkerOptions(root, 'site')])
  return {
    ...(await planWorker({ dist, options, folder: slug, script })),
    name: siteWorkerName(slug),
    bindings: { ...siteBindings(false), PREVIEW_KEY: previewKey(secrets, slug) },
  }
}

function platformBindings({
  secrets,
  platformUrl,
  mail,
  isUnlimited,
  databasePatience,
  prepares = true,
  isPublic,
}: Pick<PlanWorkersOptions, 'secrets' | 'platformUrl' | 'mail' | 'isUnlimited' | 'databasePatience' | 'prepares' | 'isPublic'>) {
  return {
    PLATFORM_DOMAIN: isPublic ? PLATFORM_DOMAIN : 'localhost',
    PLATFORM_URL: platformUrl,
    STORAGE_PROOF: 'on',
    BOOKING_LIMITS: isUnlimited && !isPublic ? 'off' : 'on',
    HASH_SECRET: secrets.hashSecret,
    KEY_SECRET: secrets.keySecret,
    LINK_SECRET: secrets.linkSecret,
    ...(secrets.hashSecretOld === undefined ? {} : { HASH_SECRET_OLD: secrets.hashSecretOld }),
    ...(secrets.keySecretOld === undefined ? {} : { KEY_SECRET_OLD: secrets.keySecretOld }),
    ...(secrets.linkSecretOld === undefined ? {} : { LINK_SECRET_OLD: secrets.linkSecretOld }),
    OPERATOR_KEY: secrets.operatorKey,
    ...(secrets.vapidSecret === undefined ? {} : { VAPID_SECRET: secrets.vapidSecret }),
    ...bucketBindings(),
    ...(databasePatience === undefined ? {} : { DATABASE_PATIENCE: databasePatience }),
    ...(prepares ? {} : { DATABASE_PREPARE: 'off' }),
    SMTP_URL: 'smtpUrl' in mail ? mail.smtpUrl : '',
  }
}

const platformServices = ({ mail, calendarServer, isPublic }: Pick<PlanWorkersOptions, 'mail' | 'calendarServer' | 'isPublic'>) => ({
  CALENDARS: calendarNetwork(isPublic ? undefined : calendarServer),
  ...('mailbox' in mail ? { MAILBOX: mail.mailbox, PUSH_SERVICE: mail.pushService } : {}),
})

function planLocalRouter(
  script: string,
  {
    isPublic,
    compatibilityDate,
    port,
    live,
  }: { isPublic: boolean; compatibilityDate: string; port: number; live: LocalService | undefined },
) {
  return {
    name: 'local-router',
    compatibilityDate,
    modules: [{ type: 'ESModule' as const, path: '/index.js', contents: script }],
    modulesRoot: '/',
    bindings: { IS_PUBLIC: isPublic, PLATFORM_DOMAIN, NETWORK: isPublic ? {} : LOCAL_NETWORK },
    serviceBindings: {
      PLATFORM: 'platform',
      SITES: 'sites',
      HOSTS: { name: 'sites', entrypoint: 'Hosts' },
      ...(live ? { LIVE: live } : {}),
    },
    // Not through Miniflare's entry, which lets any request choose its Worker and its address.
    unsafeDirectSockets: [{ host: '127.0.0.1', port }],
  }
}

/** What the network would tell of a request; fixed, because nothing may be asked outside. */
const LOCAL_NETWORK = { country: 'AU', region: 'New South Wales', city: 'Sydney', timezone: 'Australia/Sydney' }

/** Slugs of the tenants that have been built, sorted. */
export async function builtTenants(dist: string): Promise<string[]> {
  const entries = await readdir(dist, { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && entry.name !== PLATFORM && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort()
}

async function planWorker({ dist, options, folder, script }: { dist: string; options: WorkerOptions; folder: string; script: string }) {
  return {
    ...options,
    assets: { ...options.assets, directory: path.join(dist, folder, 'site') },
    modulesRoot: '/',
    modules: [
      { type: 'ESModule' as const, path: '/index.js', contents: script },
      { type: 'Text' as const, path: '/manifest.json', contents: await readFile(path.join(dist, folder, 'manifest.json'), 'utf8') },
    ],
  }
}
