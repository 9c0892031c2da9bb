import { tenantHost } from '../../../tenants/contract/urls.ts'
import { type Finding, finding } from '../finding.ts'
import { liveNumber, SECRETS, type Stage, scriptOf } from './stage.ts'
import type { Call } from './start-api.ts'

export async function refusePlaceholder({ go }: Stage): Promise<Finding> {
  const { code, text, calls } = await go('deploy platform', { HYPERDRIVE_ID: '' })
  const found = `exit ${code}, ${/Set HYPERDRIVE_ID/.test(text) ? 'says which' : text}, ${calls.length} calls`
  return finding('a platform whose Hyperdrive has no id yet', found, 'exit 1, says which, 0 calls')
}

export async function deployFirst(stage: Stage): Promise<{ findings: Finding[]; calls: Call[] }> {
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
export async function failInPart(stage: Stage): Promise<Finding[]> {
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
