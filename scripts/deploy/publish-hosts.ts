import { PLATFORM_DOMAIN } from '../../tenants/contract/urls.ts'
import { accountPath, callApi, zoneId } from './call-api.ts'

// Domains of companions' own before a dispatch namespace: each is a custom hostname of the platform's zone (Cloudflare for SaaS), with a certificate of its own, and a line in
// the table HOSTS that leads to its tenant. https://developers.cloudflare.com/cloudflare-for-platforms/cloudflare-for-saas/

/** What a deploy has put live for a tenant, in the same table; no host has a colon. */
const listKey = (slug: string): string => `hosts:${slug}`
const valuePath = (part: string): string => accountPath(`/storage/kv/namespaces/${process.env.HOSTS_ID ?? ''}/${part}`)

/** Leads her own domains to her, and those that she no longer names to nobody. Returns the hosts that are new: whoever has their DNS must point them here. */
export async function publishHosts(slug: string, hosts: readonly string[]): Promise<string[]> {
  const own = hosts.filter((host) => host !== PLATFORM_DOMAIN && !host.endsWith(`.${PLATFORM_DOMAIN}`))
  const before = await readHosts(slug)
  const zone = own.length + before.length === 0 ? undefined : await zoneId()
  const added = own.filter((host) => !before.includes(host))
  for (const host of added) {
    const ssl = { method: 'http', type: 'dv', settings: { min_tls_version: '1.2' } }
    if (!(await hostnameId(zone, host))) await callApi('POST', `/zones/${zone}/custom_hostnames`, { hostname: host, ssl })
  }
  // Always: a table that was lost is whole again after a deploy of everybody.
  if (own.length + before.length > 0) {
    const lines = own.map((host) => ({ key: host, value: slug }))
    await callApi('PUT', valuePath('bulk'), [...lines, { key: listKey(slug), value: JSON.stringify(own) }])
  }
  await dropHosts(
    slug,
    before.filter((host) => !own.includes(host)),
    zone,
  )
  return added
}

/** Of somebody who has left. */
export async function removeHosts(slug: string): Promise<void> {
  const before = await readHosts(slug)
  if (before.length === 0) return
  await dropHosts(slug, before, await zoneId())
  await callApi('POST', valuePath('bulk/delete'), [listKey(slug)])
}

/** Not those that lead to somebody else by now. */
async function dropHosts(slug: string, hosts: readonly string[], zone: string | undefined): Promise<void> {
  for (const host of hosts) {
    if ((await readValue(host)) !== slug) continue
    await callApi('POST', valuePath('bulk/delete'), [host])
    const id = await hostnameId(zone, host)
    if (id !== undefined) await callApi('DELETE', `/zones/${zone}/custom_hostnames/${id}`)
  }
}

async function readHosts(slug: string): Promise<string[]> {
  const text = await readValue(listKey(slug))
  return text === undefined ? [] : (JSON.parse(text) as string[])
}

async function readValue(key: string): Promise<string | undefined> {
  const { values } = await callApi<{ values: Record<string, string | null> }>('POST', valuePath('bulk/get'), { keys: [key], type: 'text' })
  return values[key] ?? undefined
}

async function hostnameId(zone: string | undefined, host: string): Promise<string | undefined> {
  const [known] = await callApi<{ id: string }[]>('GET', `/zones/${zone}/custom_hostnames?hostname=${encodeURIComponent(host)}`)
  return known?.id
}
