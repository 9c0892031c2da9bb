import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { withConnection } from '../../db/connect.ts'
import { startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { parseDatabaseUrl } from '../../db/parse-database-url.ts'
import { selectTenantIds } from '../../db/queries/evacuate.ts'
import { PLATFORM_DOMAIN } from '../../tenants/contract/urls.ts'
import { listTenants } from '../../tenants/load/list-tenants.ts'
import { loadHostOwners } from '../../tenants/load/load-host-owners.ts'
import { ROOT } from '../command-line/root.ts'
import { loadPlatformAddress } from '../runtime/ask-platform.ts'
import { dataDirOf } from '../runtime/data-dir.ts'
import type { Place } from './ask-at.ts'
import { TOOLS } from './copy-database.ts'
import { moveDatabase, reopen } from './move-database.ts'
import { moveTenants } from './move-tenants.ts'
import { planHosts } from './plan-hosts.ts'

const ROUND_MS = 10_000

export async function tellHosts(address: string): Promise<void> {
  const folder = path.join(ROOT, 'tenants')
  const plan = planHosts(await loadHostOwners(folder, await listTenants(folder)), address)
  console.log(`${plan.map(({ record }) => record).join('\n')}

The day before: set the TTL of each record to 60, so that everybody comes here within a minute of the change. A proxied record of Cloudflare has
300. Then change them in this order; the platform's own (${PLATFORM_DOMAIN}) last, once "npm run evacuate -- requests" has found nothing for as long
as the old TTL. Where the nameservers change too, it is their TTL that counts, up to two days: change them first, with the old addresses.`)
}

interface Addresses {
  /** Of the old platform, whatever DNS says. */
  platform: string
  to?: string | undefined
}

export async function bringDatabase({ from, login, ...addresses }: Addresses & { from: string; login: string }): Promise<void> {
  const moved = await moveDatabase({
    ...(await places(addresses)),
    ...{ source: await parseDatabaseUrl(from), target: await databaseHere(), login, tools: TOOLS },
    say: (sentence) => console.log(sentence),
  })
  console.log(`${moved.rows} rows of ${moved.tables} tables are here, ${moved.bookings} bookings among them, as many as there.

Next: start the platform here again (systemctl restart companion), look at /_/ready, then npm run evacuate -- requests. Nothing has changed for visitors
yet. To give up: npm run evacuate -- reopen --from …`)
}

/** Once, or again and again for so many minutes. */
export async function bringRequests({ minutes, ...addresses }: Addresses & { minutes: number }): Promise<void> {
  const [both, target] = [await places(addresses), await databaseHere()]
  const tenants = await withConnection(target, selectTenantIds)
  const end = Date.now() + minutes * 60_000
  for (let isLast = false; !isLast; ) {
    isLast = Date.now() + ROUND_MS > end
    const { requests } = await moveTenants({ ...both, tenants, what: 'requests' })
    if (requests > 0 || isLast) console.log(`${requests} requests came from the old place.`)
    if (!isLast) await pause(ROUND_MS)
  }
}

export async function reopenByCommand({ from, login }: { from: string; login: string }): Promise<void> {
  await reopen(await parseDatabaseUrl(from), login)
  console.log(`The old database takes ${login} again. What has waited there arrives by itself; what was brought here stays here.`)
}

/** Both places have the same secrets, and the same name. */
async function places({ platform, to }: Addresses): Promise<{ from: Place; to: Place }> {
  const { operatorKey } = await loadPlatformAddress(ROOT)
  const place = (address: string): Place => ({ address: address.replace(/\/$/, ''), host: PLATFORM_DOMAIN, operatorKey })
  return { from: place(platform), to: place(to ?? `http://127.0.0.1:${process.env.PORT ?? '8787'}`) }
}

/** That of the platform here, which is running. */
async function databaseHere(): Promise<string> {
  const { DATABASE_URL } = process.env
  return DATABASE_URL === undefined
    ? (await startEmbeddedPostgres(path.join(dataDirOf(ROOT), 'postgres'))).url
    : parseDatabaseUrl(DATABASE_URL)
}
