import { access } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type ClientSelector, exportClient, type PrivacyReceipt } from '../../db/queries/client-data.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { listTenants, tenantFolder } from '../../tenants/load/list-tenants.ts'
import { eraseEverywhere } from '../privacy/erase-client.ts'
import { openClients, openWaiters } from '../privacy/open-clients.ts'
import { writeArchive } from '../privacy/write-archive.ts'
import { askPlatform, loadPlatformAddress, type PlatformAddress } from '../runtime/ask-platform.ts'
import { withDatabase } from '../runtime/with-database.ts'

// npm run privacy -- export | erase --tenant <slug> (--email <address> | --reference <reference>)
// npm run privacy -- archive --tenant <slug> [--out FILE.tar.gz]

const USAGE = `Usage: npm run privacy -- export  --tenant <slug> (--email <address> | --reference <reference>)   all that is kept of a client, as JSON
       npm run privacy -- erase   --tenant <slug> (--email <address> | --reference <reference>)   deletes it, with a receipt
       npm run privacy -- archive --tenant <slug> [--out FILE.tar.gz]                             a tenant's site, configuration and data`

const root = path.resolve(import.meta.dirname, '../..')
const paths = buildPaths(root)

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { tenant: { type: 'string' }, email: { type: 'string' }, reference: { type: 'string' }, out: { type: 'string' } },
  })
  const [verb] = positionals
  const slug = values.tenant
  if (slug === undefined) throw new Error(USAGE)
  if (!(await listTenants(paths.tenants)).includes(slug)) throw new Error(`There is no tenant "${slug}".`)
  if (verb === 'export') {
    const platform = await loadPlatformAddress(root)
    const chosen = await selector(slug, values, platform)
    const { bookings, waiting, receipt } = await withDatabase(root, (sql) => exportClient(sql, slug, chosen))
    const [clients, waiters] = [await openClients(platform, slug, bookings), await openWaiters(platform, slug, waiting)]
    console.log(
      JSON.stringify(
        {
          tenant: slug,
          bookings: bookings.map((booking, index) => ({
            ...booking,
            client: clients[index] ?? (booking.client_sealed === null ? null : 'cannot be opened'),
          })),
          waiting: waiting.map((place, index) => ({ ...place, email: waiters[index] ?? 'cannot be opened' })),
          receipt,
        },
        null,
        2,
      ),
    )
  } else if (verb === 'erase') {
    const platform = await loadPlatformAddress(root)
    const { receipt, remains } = await eraseEverywhere(root, platform, { tenantId: slug, selector: await selector(slug, values, platform) })
    console.log(
      receipt === undefined
        ? `Nothing of this client is kept at ${slug}: check the address. Nothing was erased.`
        : `${describe('Erased', receipt)}\nThe keys of these requests are destroyed. What remains, and until when:\n${remains.map((each) => `- ${each}`).join('\n')}`,
    )
  } else if (verb === 'archive') {
    const out = path.resolve(values.out ?? `${slug}.tar.gz`)
    const site = path.join(paths.dist, slug, 'site')
    await access(site).catch(() => {
      throw new Error(`${slug} is not built. Run "npm run build -- ${slug}" first.`)
    })
    const config = tenantFolder(paths.tenants, slug)
    const receipt = await withDatabase(root, (sql) => writeArchive(sql, { slug, config, site, out }))
    console.log(`Wrote ${out}, readable by you alone.\n${describe('Holds', receipt)}`)
  } else throw new Error(USAGE)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}

async function selector(
  tenantId: string,
  { email, reference }: { email?: string | undefined; reference?: string | undefined },
  platform: PlatformAddress,
): Promise<ClientSelector> {
  if (email !== undefined && reference === undefined) return askPlatform<{ clientHash: string }>(platform, 'hash', { tenantId, email })
  if (reference !== undefined && email === undefined) return { reference }
  throw new Error(`Name the client by --email or by --reference.\n${USAGE}`)
}

function describe(deed: string, { counts, receiptId, createdAt }: PrivacyReceipt): string {
  const listed = Object.entries(counts).map(([what, count]) => `${count} ${what}`)
  return `${deed} ${listed.join(', ')}. Receipt ${receiptId}, ${createdAt}.`
}
