import { access } from 'node:fs/promises'
import path from 'node:path'
import { type ClientSelector, exportClient, type PrivacyReceipt } from '../../db/queries/client-data.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { tenantFolder } from '../../tenants/load/list-tenants.ts'
import { Usage } from '../command-line/failed.ts'
import { expectTenants } from '../command-line/known-tenant.ts'
import { ROOT } from '../command-line/root.ts'
import { originalsOfPlatform } from '../publisher/fetch-original.ts'
import { askPlatform, loadPlatformAddress, type PlatformAddress } from '../runtime/ask-platform.ts'
import { withDatabase } from '../runtime/with-database.ts'
import { eraseEverywhere } from './erase-client.ts'
import { openClients, openWaiters } from './open-clients.ts'
import { writeArchive } from './write-archive.ts'

const paths = buildPaths(ROOT)

export interface ClientOptions {
  tenant: string
  email?: string | undefined
  reference?: string | undefined
}

/** All that is kept of a client, as JSON. */
export async function exportByCommand(options: ClientOptions): Promise<void> {
  const { tenant } = options
  await expectTenants(ROOT, [tenant])
  const platform = await loadPlatformAddress(ROOT)
  const chosen = await selector(options, platform)
  const { bookings, waiting, receipt } = await withDatabase(ROOT, (sql) => exportClient(sql, tenant, chosen))
  const [clients, waiters] = [await openClients(platform, tenant, bookings), await openWaiters(platform, tenant, waiting)]
  const all = {
    tenant,
    bookings: bookings.map((booking, index) => ({
      ...booking,
      client: clients[index] ?? (booking.client_sealed === null ? null : 'cannot be opened'),
    })),
    waiting: waiting.map((place, index) => ({ ...place, email: waiters[index] ?? 'cannot be opened' })),
    receipt,
  }
  console.log(JSON.stringify(all, null, 2))
}

/** Deletes it, with a receipt. */
export async function eraseByCommand(options: ClientOptions): Promise<void> {
  await expectTenants(ROOT, [options.tenant])
  const platform = await loadPlatformAddress(ROOT)
  const chosen = await selector(options, platform)
  const { receipt, remains } = await eraseEverywhere(ROOT, platform, { tenantId: options.tenant, selector: chosen })
  console.log(
    receipt === undefined
      ? `Nothing of this client is kept at ${options.tenant}: check the address. Nothing was erased.`
      : `${describe('Erased', receipt)}\nThe keys of these requests are destroyed. What remains, and until when:\n${remains.map((each) => `- ${each}`).join('\n')}`,
  )
}

/** A tenant's site, configuration and data. */
export async function archiveByCommand({ tenant, out: file }: { tenant: string; out?: string | undefined }): Promise<void> {
  await expectTenants(ROOT, [tenant])
  const out = path.resolve(file ?? `${tenant}.tar.gz`)
  const site = path.join(paths.dist, tenant, 'site')
  await access(site).catch(() => {
    throw new Error(`${tenant} is not built. Run "npm run build -- ${tenant}" first.`)
  })
  const config = tenantFolder(paths.tenants, tenant)
  const receipt = await withDatabase(ROOT, (sql) =>
    writeArchive(sql, { slug: tenant, config, site, out, original: originalsOfPlatform(ROOT) }),
  )
  console.log(`Wrote ${out}, readable by you alone.\n${describe('Holds', receipt)}`)
}

async function selector({ tenant: tenantId, email, reference }: ClientOptions, platform: PlatformAddress): Promise<ClientSelector> {
  if (email !== undefined && reference === undefined) return askPlatform<{ clientHash: string }>(platform, 'hash', { tenantId, email })
  if (reference !== undefined && email === undefined) return { reference }
  throw new Usage('Name the client by --email or by --reference.')
}

function describe(deed: string, { counts, receiptId, createdAt }: PrivacyReceipt): string {
  const listed = Object.entries(counts).map(([what, count]) => `${count} ${what}`)
  return `${deed} ${listed.join(', ')}. Receipt ${receiptId}, ${createdAt}.`
}
