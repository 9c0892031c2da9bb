import type { Sql } from 'postgres'
import {
  blockClient,
  blockHashes,
  type FloodPattern,
  selectBlocks,
  selectBlocksByHash,
  selectBlocksOf,
  selectFlood,
  unblock,
  undoFlood,
} from '../../db/queries/blocks.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import { plural } from '../../edge/platform/reports/report-sentences.ts'
import { readFloodPattern } from '../../edge/platform/requests/read-flood-pattern.ts'
import { Usage } from '../command-line/failed.ts'
import { formatTable } from '../print/format-table.ts'
import { openClients } from '../privacy/open-clients.ts'
import { askPlatform, type PlatformAddress } from '../runtime/ask-platform.ts'

/** What was asked for, with all that a command works on. */
interface Asked {
  sql: Sql
  tenant: string
  values: {
    email?: string | undefined
    phone?: string | undefined
    reference?: string | undefined
    'network-of'?: string | undefined
    'email-of'?: string | undefined
    unconfirmed?: string | undefined
    block: boolean
    yes: boolean
  }
  platform: PlatformAddress
}

const inTenant = <T>({ sql, tenant }: Asked, work: Parameters<typeof withTenant<T>>[2]): Promise<T> =>
  withTenant(sql, { tenantId: tenant, role: 'companion_ingest' }, work)

/** Blocks with the names behind them, which the running platform opens. */
export async function listBlocks(asked: Asked): Promise<string> {
  const blocks = await inTenant(asked, (tx) => selectBlocks(tx, asked.tenant))
  if (blocks.length === 0) return 'Nobody is blocked.'
  const kept = blocks.filter(({ clientSealed }) => clientSealed !== null)
  const clients = await openClients(
    asked.platform,
    asked.tenant,
    kept.map(({ reference, clientSealed }) => ({ reference, client_sealed: clientSealed })),
  )
  const clientOf = new Map(kept.map(({ blockId }, index) => [blockId, clients[index]]))
  return formatTable(
    blocks.map(({ blockId, since, setAside, reference }) => ({
      client: clientOf.get(blockId)?.name ?? 'not kept',
      email: clientOf.get(blockId)?.email ?? '',
      since: since.toISOString().slice(0, 10),
      'set aside': `${setAside}`,
      request: reference ?? '',
    })),
  )
}

export async function addBlock(asked: Asked): Promise<string> {
  const { tenant, values } = asked
  const hashes = await hashesOf(asked)
  if (hashes.length > 0) await inTenant(asked, (tx) => blockHashes(tx, tenant, hashes))
  else if (!(await inTenant(asked, (tx) => blockClient(tx, tenant, values.reference ?? ''))))
    throw new Error('There is no such request, or its client is no longer known.')
  return 'Blocked.'
}

export async function removeBlock(asked: Asked): Promise<string> {
  const { tenant, values } = asked
  const hashes = await hashesOf(asked)
  const count = await inTenant(asked, async (tx) => {
    const ids = hashes.length > 0 ? await selectBlocksByHash(tx, tenant, hashes) : await selectBlocksOf(tx, tenant, values.reference ?? '')
    return unblock(tx, tenant, ids)
  })
  if (count === 0) throw new Error('There is no such block.')
  return 'Unblocked.'
}

/** Keyed hashes of an address or a number; none where a request names the client. */
async function hashesOf({ tenant, values: { email, phone, reference }, platform }: Asked): Promise<string[]> {
  if ([email, phone, reference].filter((each) => each !== undefined).length !== 1)
    throw new Usage('Name the client by --email, --phone or --reference.')
  if (reference !== undefined) return []
  const client = email === undefined ? { phone } : { email }
  return [(await askPlatform<{ clientHash: string }>(platform, 'hash', { tenantId: tenant, ...client })).clientHash]
}

/** Shows what would be undone; with --yes undoes it. */
export async function undoByCommand(asked: Asked): Promise<string> {
  const { tenant, values, platform } = asked
  const pattern = patternOf(values)
  const until = new Date()
  if (values.yes) {
    const count = await inTenant(asked, (tx) => undoFlood(tx, tenant, { pattern, until, isBlocking: values.block }))
    return `${plural(count, 'request')} declined${values.block ? ' and their clients blocked' : ''}. Nobody got an email.`
  }
  const rows = await inTenant(asked, (tx) => selectFlood(tx, tenant, pattern, until))
  if (rows.length === 0) return 'No waiting request fits.'
  const clients = await openClients(
    platform,
    tenant,
    rows.map(({ reference, clientSealed }) => ({ reference, client_sealed: clientSealed })),
  )
  const table = formatTable(
    rows.map(({ reference }, index) => ({
      request: reference,
      name: clients[index]?.name ?? 'not kept',
      email: clients[index]?.email ?? '',
    })),
  )
  return `${plural(rows.length, 'waiting request')}:\n\n${table}\n\nAdd --yes to decline them without a mail to anybody${values.block ? ' and to block their clients' : ''}.`
}

function patternOf(values: Asked['values']): FloodPattern {
  const [network, email, hours] = [values['network-of'], values['email-of'], values.unconfirmed]
  const kind = network !== undefined ? 'network' : email !== undefined ? 'email' : 'unconfirmed'
  const pattern = readFloodPattern((name) => (name === 'like' ? kind : name === 'hours' ? (hours ?? null) : (network ?? email ?? null)))
  if (pattern === undefined) throw new Usage('Say which: --network-of <reference>, --email-of <reference> or --unconfirmed <hours>.')
  return pattern
}
