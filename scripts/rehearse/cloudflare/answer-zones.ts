import { type Account, nextStep, scriptKey } from './account.ts'
import { type Answer, type Asked, fail, type Handler, json, type Route } from './route.ts'

/** https://developers.cloudflare.com/workers/platform/limits/ */
const ROUTES_MAX = 1000
const DOMAINS_MAX = 100

const zoneOf = ({ zones }: Account, hostname: string) => zones.find(({ name }) => hostname === name || hostname.endsWith(`.${name}`))

const listZones: Handler = ({ account, query }) => ({
  result: account.zones
    .filter(({ name }) => query.get('name') === null || query.get('name') === name)
    .map((zone) => ({ ...zone, status: 'active', type: 'full', account: { id: query.get('account.id') } })),
  info: { page: 1, per_page: 20, count: 1, total_count: 1 },
})

const listRoutes: Handler = ({ account, params }) => ({
  result: account.routes.filter(({ zoneId }) => zoneId === params.zone).map(({ id, pattern, script }) => ({ id, pattern, script })),
})

/** One route leads to another Worker from now on. */
const moveRoute: Handler = (asked) => {
  const route = asked.account.routes.find(({ id }) => id === asked.params.route)
  const { script } = json<{ script: string }>(asked)
  if (route === undefined) return fail(404, 10006, 'The route was not found.')
  if (!asked.account.scripts.has(scriptKey(undefined, script))) return fail(400, 10019, `There is no Worker ${script}.`)
  route.script = script
  return { result: route }
}

/** Replaces the routes of one Worker: those that are not named are gone. */
function putRoutes(asked: Asked): Answer {
  const { account, params } = asked
  const script = params.script ?? ''
  const wanted = json<{ pattern: string; zone_name?: string }[]>(asked)
  const others = account.routes.filter((route) => route.script !== script)
  const taken = wanted.find(({ pattern }) => others.some((route) => route.pattern === pattern))
  if (taken) return fail(409, 10020, `A route with the same pattern already exists: ${taken.pattern}`)
  const routes = wanted.map(({ pattern, zone_name }) => ({
    id: nextStep(account).id,
    zoneId: account.zones.find(({ name }) => name === zone_name)?.id ?? '',
    pattern,
    script,
  }))
  if (routes.some(({ zoneId }) => zoneId === '')) return fail(404, 1001, 'Invalid zone identifier')
  if (others.length + routes.length > ROUTES_MAX) return fail(403, 10038, 'Too many routes in this zone.')
  account.routes = [...others, ...routes]
  return { result: routes.map(({ pattern }) => ({ pattern })) }
}

/** What putting these domains would change. */
function planDomains(asked: Asked): Answer {
  const { account, params } = asked
  const wanted = json<{ hostname: string }[]>(asked)
  const mine = account.domains.filter(({ service }) => service === params.script)
  const found = (hostname: string) => account.domains.find((domain) => domain.hostname === hostname)
  const added = wanted.filter(({ hostname }) => !found(hostname))
  const updated = wanted
    .flatMap(({ hostname }) => found(hostname) ?? [])
    .map((domain) => ({ ...domain, modified: domain.service !== params.script }))
  const removed = mine.filter(({ hostname }) => !wanted.some((each) => each.hostname === hostname))
  return { result: { added, updated, removed, conflicting: [] } }
}

function putDomains(asked: Asked): Answer {
  const { account, params } = asked
  const service = params.script ?? ''
  const { origins } = json<{ origins: { hostname: string }[] }>(asked)
  const homeless = origins.find(({ hostname }) => !zoneOf(account, hostname))
  if (homeless) return fail(404, 100117, `The zone of ${homeless.hostname} is not in this account.`)
  const hostnames = new Set(origins.map(({ hostname }) => hostname))
  const others = account.domains.filter((domain) => domain.service !== service && !hostnames.has(domain.hostname))
  const mine = [...hostnames].map((hostname) => ({ id: nextStep(account).id, hostname, service }))
  if (others.length + mine.length > DOMAINS_MAX) return fail(403, 100118, 'Too many custom domains in this zone.')
  account.domains = [...others, ...mine]
  return { result: mine }
}

const setSchedules: Handler = (asked) => {
  const script = asked.account.scripts.get(scriptKey(undefined, asked.params.script ?? ''))
  const schedules = json<{ cron: string }[]>(asked)
  if (script) script.schedules = schedules.map(({ cron }) => cron)
  return { result: { schedules } }
}

/** Cloudflare for SaaS: hosts of others that lead to a zone of ours. */
function addCustomHostname(asked: Asked): Answer {
  const { account, params } = asked
  const { hostname, ssl } = json<{ hostname: string; ssl: object }>(asked)
  if (account.customHostnames.some((each) => each.hostname === hostname)) return fail(409, 1406, 'Duplicate custom hostname found.')
  const { id, on } = nextStep(account)
  account.customHostnames.push({ id, zoneId: params.zone ?? '', hostname })
  const verification = { type: 'txt', name: `_cf-custom-hostname.${hostname}`, value: id }
  return {
    status: 201,
    result: {
      id,
      hostname,
      status: 'pending',
      created_at: on,
      ssl: { ...ssl, status: 'initializing' },
      ownership_verification: verification,
    },
  }
}

const listCustomHostnames: Handler = ({ account, params, query }) => ({
  result: account.customHostnames
    .filter(({ zoneId, hostname }) => zoneId === params.zone && (query.get('hostname') === null || query.get('hostname') === hostname))
    .map(({ id, hostname }) => ({ id, hostname, status: 'active', ssl: { status: 'active', method: 'http', type: 'dv' } })),
})

function removeCustomHostname({ account, params }: Asked): Answer {
  const left = account.customHostnames.filter(({ id }) => id !== params.hostname)
  if (left.length === account.customHostnames.length) return fail(404, 1436, 'The custom hostname was not found.')
  account.customHostnames = left
  return { result: { id: params.hostname } }
}

export const ZONE_ROUTES: readonly Route[] = [
  ['GET', '/zones', listZones],
  ['GET', '/zones/:zone/workers/routes', listRoutes],
  ['PUT', '/zones/:zone/workers/routes/:route', moveRoute],
  ['GET', '/zones/:zone/custom_hostnames', listCustomHostnames],
  ['POST', '/zones/:zone/custom_hostnames', addCustomHostname],
  ['DELETE', '/zones/:zone/custom_hostnames/:hostname', removeCustomHostname],
  ['PUT', '/accounts/:account/workers/scripts/:script/routes', putRoutes],
  ['POST', '/accounts/:account/workers/scripts/:script/domains/changeset', planDomains],
  ['PUT', '/accounts/:account/workers/scripts/:script/domains/records', putDomains],
  ['PUT', '/accounts/:account/workers/scripts/:script/schedules', setSchedules],
]
