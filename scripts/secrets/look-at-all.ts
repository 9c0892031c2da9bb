import type { Sql } from 'postgres'
import { selectBlocks } from '../../db/queries/blocks.ts'
import { type ClientSelector, exportClient } from '../../db/queries/client-data.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import { healthPath } from '../../tenants/contract/urls.ts'
import { CANARY } from '../chaos/clients.ts'
import { openClients } from '../privacy/open-clients.ts'
import { askPlatform, type PlatformAddress } from '../runtime/ask-platform.ts'
import { requestSite } from '../test-support/request-site.ts'
import { BLOCKED, type DrillBookings } from './drill-bookings.ts'
import { followLinks, type GivenLinks } from './drill-links.ts'

export interface DrillRow extends Record<string, string> {
  what: string
  found: string
  /** `ok` or `WRONG`; empty where a figure is only told. */
  '': string
}

export const drillRow = (what: string, found: string, wanted: string): DrillRow => ({
  what,
  found: found === wanted ? found : `${found}, not ${wanted}`,
  '': found === wanted ? 'ok' : 'WRONG',
})

interface Drilled {
  sql: Sql
  port: number
  platform: PlatformAddress
  requests: DrillBookings
  /** Of each time between two changes, the first one first. */
  given: readonly GivenLinks[]
}

/** Everything that hangs on a secret, opened with those of now. */
export async function lookAtAll(drilled: Drilled): Promise<DrillRow[]> {
  const { port, requests } = drilled
  const all = requests.acknowledged()
  const readable = await countReadable(drilled)
  const found = await countFound(drilled)
  const aside = await countSetAside(drilled)
  const health = await Promise.all(['claire', 'sophie'].map((slug) => requestSite({ port, slug, path: healthPath() })))
  const statuses = await Promise.all(health.map(async (each) => ((await each.json()) as { status: string }).status))
  return [
    drillRow('requests whose details open', `${readable} of ${all.length}`, `${all.length} of ${all.length}`),
    drillRow('requests found by the address of their client', `${found} of ${all.length}`, `${all.length} of ${all.length}`),
    drillRow(
      'requests of a blocked client set aside',
      `${aside} of ${requests.ofBlocked.length}`,
      `${requests.ofBlocked.length} of ${requests.ofBlocked.length}`,
    ),
    ...(await rowsOfLinks(drilled)),
    drillRow('health', statuses.join(' '), 'ok ok'),
  ]
}

/** Links outlive one change and end with the next; previews and keys end at once. */
async function rowsOfLinks({ port, given }: Drilled): Promise<DrillRow[]> {
  const followed = await Promise.all(given.map((each) => followLinks(port, each)))
  const wanted = (opens: number) => given.map((_, index) => (index >= given.length - opens ? 'opens' : 'ended')).join(' ')
  const told = (kind: keyof GivenLinks) => followed.map((each) => each[kind]).join(' ')
  return [
    drillRow('links of each time, the oldest first', told('request'), wanted(2)),
    drillRow('calendar feeds of each time', told('calendar'), wanted(2)),
    drillRow('preview links of each time', told('preview'), wanted(1)),
    drillRow('operator keys of each time', told('operatorKey'), wanted(1)),
  ]
}

async function countReadable(drilled: Drilled): Promise<number> {
  let count = 0
  for (const { slug, reference = '' } of drilled.requests.acknowledged()) {
    const [client] = await openAll(drilled, slug, { reference })
    if (client?.message === CANARY.message && [CANARY.email, BLOCKED.email].includes(client.email)) count += 1
  }
  return count
}

const openAll = async ({ sql, platform }: Drilled, slug: string, chosen: ClientSelector) =>
  openClients(platform, slug, (await exportClient(sql, slug, chosen)).bookings)

async function countFound({ sql, platform, requests }: Drilled): Promise<number> {
  const found = new Set<unknown>()
  for (const tenantId of ['claire', 'sophie'])
    for (const { email } of [CANARY, BLOCKED]) {
      const chosen = await askPlatform<{ clientHash: string }>(platform, 'hash', { tenantId, email })
      for (const { reference } of (await exportClient(sql, tenantId, chosen)).bookings) found.add(`${tenantId} ${reference}`)
    }
  return requests.acknowledged().filter(({ slug, reference }) => found.has(`${slug} ${reference}`)).length
}

async function countSetAside({ sql }: Drilled): Promise<number> {
  const blocks = await withTenant(sql, { tenantId: 'claire', role: 'companion_read' }, (tx) => selectBlocks(tx, 'claire'))
  return blocks.reduce((sum, { setAside }) => sum + setAside, 0)
}
