import { tenantHost } from '../../../tenants/contract/urls.ts'
import { type Finding, finding } from '../finding.ts'
import { scriptKey } from './account.ts'
import { HOSTS_ID, liveNumber, NONE, type Stage, scriptOf, versionsOf } from './stage.ts'

export async function goBack(stage: Stage): Promise<Finding[]> {
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

export async function previewOne(stage: Stage): Promise<Finding[]> {
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
export async function removeOne(stage: Stage): Promise<Finding[]> {
  const { account, go, tenants } = stage
  const gone = nobodyOf(tenants)
  const model = scriptOf(stage, `site-${tenants[0]}`)
  if (model) account.scripts.set(scriptKey(undefined, `site-${gone}`), { ...model, name: `site-${gone}` })
  account.routes.push({ id: 'r', zoneId: account.zones[0]?.id ?? '', pattern: `${tenantHost(gone)}/*`, script: `site-${gone}` })
  const { code } = await go(`deploy ${gone} --remove`)
  const left =
    [...account.scripts.keys()].filter((name) => name.includes(gone)).length +
    account.routes.filter(({ script }) => script.includes(gone)).length
  return [finding('what is left of somebody who was removed', `exit ${code}: ${left}`, 'exit 0: 0')]
}

/** A slug that no tenant has, whoever has come since the samples: "emma" is the README's own. */
function nobodyOf(tenants: readonly string[]): string {
  let slug = 'gone'
  while (tenants.some((tenant) => tenant.includes(slug))) slug += '-gone'
  return slug
}

/** Beyond what an account takes: the sites go into a dispatch namespace, and their hosts to the Worker before it. */
export async function joinNamespace(stage: Stage): Promise<Finding[]> {
  const { account, go, tenants } = stage
  const slug = tenants[0] ?? ''
  account.values.set(HOSTS_ID, new Map())
  account.namespaces.set('sites', { trusted: false })
  const early = await go(`deploy ${slug} --namespace sites`, { HOSTS_ID })
  account.namespaces.set('sites', { trusted: true })
  const { code } = await go(`deploy platform dispatch ${slug} --namespace sites`, { HOSTS_ID, PREVIEW_SECRET: 'fe'.repeat(32) })
  const routes = account.routes
    .filter(({ script }) => ['platform', 'dispatch'].includes(script))
    .map(({ script, pattern }) => `${script} ${pattern}`)
  const domain = tenantHost('x').slice(2)
  const inside = account.scripts.get(scriptKey('sites', `site-${slug}`))
  return [
    finding('a namespace that is not trusted', `exit ${early.code}, ${early.calls.length} call`, 'exit 1, 1 call'),
    finding('routes once there is one', `exit ${code}: ${routes.sort().join(', ')}`, `exit 0: dispatch *.${domain}/*, dispatch */*`),
    finding('a site in it has', [...(inside?.secrets.keys() ?? [])].join(' '), 'CHALLENGE_SECRET PREVIEW_KEY'),
    finding('secrets of the dispatch Worker', `${scriptOf(stage, 'dispatch')?.secrets.size}`, '0'),
  ]
}
