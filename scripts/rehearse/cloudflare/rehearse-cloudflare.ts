import { tenantHost } from '../../../tenants/contract/urls.ts'
import { ACCOUNT_ID, type Account, API_TOKEN, makeAccount, type Script, scriptKey } from './account.ts'
import { type Call, type Mishap, startApi } from './start-api.ts'

export interface Finding {
  what: string
  found: string
  isRight: boolean
}

export interface Rehearsal {
  findings: Finding[]
  /** Of the first deployment: the platform and every tenant. */
  calls: Call[]
}

type Run = (command: string, flags: readonly string[], env: Record<string, string>) => Promise<{ code: number; text: string }>

interface Stage {
  account: Account
  /** A command with the environment that a deployment has, and what else is given; `calls`: those that the API had from it. */
  go: (line: string, env?: Record<string, string>) => Promise<{ code: number; text: string; calls: Call[] }>
  mishaps: Mishap[]
  tenants: readonly string[]
}

const HYPERDRIVE_ID = 'd'.repeat(32)
/** Synthetic, as long as real ones. */
const SECRETS = {
  ...Object.fromEntries(
    ['HASH_SECRET', 'KEY_SECRET', 'LINK_SECRET', 'OPERATOR_KEY', 'PREVIEW_SECRET'].map((name, at) => [name, `${at}a`.repeat(32)]),
  ),
  SMTP_URL: 'smtps://user:password@mail.example:465',
  CHALLENGE_SECRET: 'first-challenge',
}
const NONE = { HASH_SECRET: '', KEY_SECRET: '', LINK_SECRET: '', OPERATOR_KEY: '', SMTP_URL: '', DATABASE_URL: '' }

/**
 * Deploys to a stand-in of Cloudflare's API with the real wrangler, as somebody does it for the first time and in the weeks after: what is uploaded, refused, tried again and
 * undone. `databaseUrl`: a migrated database that knows the tenants. `run`: runs one of our commands.
 */
export async function rehearseCloudflare({
  tenants,
  domain,
  databaseUrl,
  run,
}: {
  tenants: readonly string[]
  domain: string
  databaseUrl: string
  run: Run
}): Promise<Rehearsal> {
  const account = makeAccount({ zones: [domain], queues: ['events', 'events-dead'] })
  account.hyperdrive.add(HYPERDRIVE_ID)
  const api = await startApi(account)
  const environment = {
    ...SECRETS,
    ...{ CLOUDFLARE_API_BASE_URL: api.url, CLOUDFLARE_API_TOKEN: API_TOKEN, CLOUDFLARE_ACCOUNT_ID: ACCOUNT_ID },
    ...{ DATABASE_URL: databaseUrl, HYPERDRIVE_ID },
  }
  const go: Stage['go'] = async (line, env = {}) => {
    const from = api.calls.length
    const [command = '', ...flags] = line.split(' ')
    const ran = await run(command, flags, { ...environment, ...env })
    return { ...ran, calls: api.calls.slice(from) }
  }
  const stage = { account, go, mishaps: api.mishaps, tenants }
  try {
    const refused = await refusePlaceholder(stage)
    const { calls, ...first } = await deployFirst(stage)
    const later = [...(await failInPart(stage)), ...(await goBack(stage)), ...(await previewOne(stage)), ...(await removeOne(stage))]
    return { findings: [refused, ...first.findings, ...later], calls }
  } finally {
    await api.stop()
  }
}

const finding = (what: string, found: string, right: string): Finding => ({ what, found, isRight: found === right })
const scriptOf = ({ account }: Stage, name: string): Script | undefined => account.scripts.get(scriptKey(undefined, name))
const versionsOf = (stage: Stage, slug: string): number => scriptOf(stage, `site-${slug}`)?.versions.length ?? 0
const liveNumber = (stage: Stage, slug: string): number => {
  const script = scriptOf(stage, `site-${slug}`)
  return script?.versions.find(({ id }) => id === script.deployments[0]?.versionId)?.number ?? 0
}

async function refusePlaceholder({ go }: Stage): Promise<Finding> {
  const { code, text, calls } = await go('deploy platform', { HYPERDRIVE_ID: '' })
  const found = `exit ${code}, ${/Set HYPERDRIVE_ID/.test(text) ? 'says which' : text}, ${calls.length} calls`
  return finding('a platform whose Hyperdrive has no id yet', found, 'exit 1, says which, 0 calls')
}

async function deployFirst(stage: Stage): Promise<{ findings: Finding[]; calls: Call[] }> {
  const { account, go, tenants } = stage
  const { code, calls } = await go(`deploy platform ${tenants.join(' ')}`)
  const platform = scriptOf(stage, 'platform')
  const hosts = [...account.domains.map(({ hostname }) => hostname), ...account.routes.map(({ pattern }) => pattern)]
  const again = await go(`deploy ${tenants.join(' ')}`)
  return {
    calls,
    findings: [
      finding('the first deployment', `exit ${code}, ${account.scripts.size} Workers`, `exit 0, ${tenants.length + 1} Workers`),
      finding('the platform is there before any site', `${firstPut(calls)}`, 'platform'),
      finding('hosts', differsFrom(hosts, wantedHosts(tenants)), 'each its own, and nothing else'),
      finding(
        'addresses on workers.dev',
        `${[...account.scripts.values()].filter(({ subdomain }) => subdomain.enabled || subdomain.previews_enabled).length}`,
        '0',
      ),
      finding('Durable Objects at', String(platform?.migrationTag), 'v3'),
      finding(
        'crons and queues of the platform',
        `${platform?.schedules.length} and ${account.queues.filter(({ consumers }) => consumers.length === 1).length}`,
        '2 and 2',
      ),
      finding(
        'secrets of a site',
        [...(scriptOf(stage, `site-${tenants[0]}`)?.secrets.keys() ?? [])].sort().join(' '),
        'CHALLENGE_SECRET PREVIEW_KEY',
      ),
      finding('once more, with nothing changed', `exit ${again.code}, ${again.calls.length} calls`, 'exit 0, 0 calls'),
    ],
  }
}

const firstPut = (calls: readonly Call[]): string | undefined =>
  calls.map(({ method, path }) => (method === 'PUT' ? /scripts\/([^/]+)$/.exec(path)?.[1] : undefined)).find((name) => name !== undefined)

const differsFrom = (found: readonly string[], wanted: readonly string[]): string =>
  JSON.stringify([...found].sort()) === JSON.stringify([...wanted].sort()) ? 'each its own, and nothing else' : found.join(' ')

const wantedHosts = (tenants: readonly string[]): string[] => {
  const domain = tenantHost('x').slice(2)
  return [domain, `*.${domain}/*`, ...tenants.map((slug) => `${tenantHost(slug)}/*`)]
}

/** A secret has changed, so that every site is another; the API lets the first in late and the last never. */
async function failInPart(stage: Stage): Promise<Finding[]> {
  const { go, tenants, mishaps } = stage
  const [first = '', last = ''] = [tenants[0], tenants.at(-1)]
  const changed = { PREVIEW_SECRET: 'fe'.repeat(32), CHALLENGE_SECRET: '' }
  mishaps.push({ call: new RegExp(`GET .*/services/site-${first}$`), status: 429, retryAfter: 1, times: 1 })
  mishaps.push({ call: new RegExp(`POST .*/scripts/site-${last}/versions$`), status: 400, times: 1 })
  const before = scriptOf(stage, `site-${first}`)?.secrets.get('PREVIEW_KEY')
  const half = await go(`deploy ${tenants.join(' ')}`, changed)
  const script = scriptOf(stage, `site-${first}`)
  const counted = tenants.map((slug) => liveNumber(stage, slug)).join(' ')
  const mended = await go(`deploy ${tenants.join(' ')}`, changed)
  const touched = tenants.filter((slug) => mended.calls.some(({ path }) => path.includes(`/site-${slug}/`)))
  return [
    finding('the last of the sites fails', `exit ${half.code}`, 'exit 1'),
    finding('versions live meanwhile', counted, tenants.map((slug) => (slug === last ? 1 : 2)).join(' ')),
    finding('calls answered 429, tried again', `${half.calls.filter(({ status }) => status === 429).length}`, '1'),
    finding('a changed secret', script?.secrets.get('PREVIEW_KEY') === before ? 'is the old one' : 'is there', 'is there'),
    finding('a secret that the environment lacks', script?.secrets.get('CHALLENGE_SECRET') ?? 'is gone', SECRETS.CHALLENGE_SECRET),
    finding('the next deploy uploads', `exit ${mended.code}: ${touched.join(' ')}`, `exit 0: ${last}`),
  ]
}

async function goBack(stage: Stage): Promise<Finding[]> {
  const { go, tenants } = stage
  const slug = tenants[0] ?? ''
  const newest = versionsOf(stage, slug)
  const back = await go(`rollback ${slug}`)
  const live = liveNumber(stage, slug)
  const again = await go(`deploy ${slug}`, { PREVIEW_SECRET: 'fe'.repeat(32) })
  return [
    finding('a rollback puts live', `exit ${back.code}: version ${live} of ${newest}`, `exit 0: version ${newest - 1} of ${newest}`),
    finding('the next deploy after it', `exit ${again.code}: version ${liveNumber(stage, slug)}`, `exit 0: version ${newest + 1}`),
  ]
}

async function previewOne(stage: Stage): Promise<Finding[]> {
  const slug = stage.tenants[0] ?? ''
  const { code, text } = await stage.go(`deploy ${slug} --preview`, NONE)
  const route = stage.account.routes.find(({ script }) => script === `site-preview-${slug}`)?.pattern
  const link = /^\S+: https:\/\/\S+\?key=/m.test(text) ? 'a link' : text
  return [
    finding(
      'a preview without the platform’s secrets and database',
      `exit ${code}, ${route}, ${link}`,
      `exit 0, ${tenantHost(`preview-${slug}`)}/*, a link`,
    ),
  ]
}

/** Somebody whose folder is gone: her Worker, that of her preview if there is one, and what leads to them. */
async function removeOne(stage: Stage): Promise<Finding[]> {
  const { account, go, tenants } = stage
  const gone = 'emma'
  const model = scriptOf(stage, `site-${tenants[0]}`)
  if (model) account.scripts.set(scriptKey(undefined, `site-${gone}`), { ...model, name: `site-${gone}` })
  account.routes.push({ id: 'r', zoneId: account.zones[0]?.id ?? '', pattern: `${tenantHost(gone)}/*`, script: `site-${gone}` })
  const { code } = await go(`deploy ${gone} --remove`)
  const left =
    [...account.scripts.keys()].filter((name) => name.includes(gone)).length +
    account.routes.filter(({ script }) => script.includes(gone)).length
  return [finding('what is left of somebody who was removed', `exit ${code}: ${left}`, 'exit 0: 0')]
}
