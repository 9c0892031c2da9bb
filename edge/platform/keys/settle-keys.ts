import type { Sql } from 'postgres'
import { type MonthSealed, selectNeededKeys, selectSealedByMonth, selectTenantsWithKeys, updateSealed } from '../../../db/queries/keys.ts'
import { withTenant } from '../../../db/queries/with-tenant.ts'
import { logEvent } from '../../http/log.ts'
import { isSealedByMonth } from './client-seal.ts'
import { destroyKeys } from './destroy-keys.ts'
import { keepUntil } from './keep-until.ts'
import type { KeyStatus } from './key-keeper.ts'

const REQUESTS_AT_ONCE = 100

/** Undefined: this tenant's keys could not be walked. */
export interface SettledTenant {
  tenantId: string
  status: KeyStatus | undefined
}

/** Walks the keys of every tenant: what a new secret needs, what retention left, and whether each request has its key. Safe at any time. */
export async function settleAllKeys(env: PlatformEnv, sql: Sql): Promise<SettledTenant[]> {
  const settled: SettledTenant[] = []
  for (const tenantId of await selectTenantsWithKeys(sql)) {
    const status = await settleKeys(env, sql, tenantId).catch((error: unknown) => {
      logEvent('keys_not_settled', { tenant: tenantId, error })
      return undefined
    })
    settled.push({ tenantId, status })
  }
  return settled
}

async function settleKeys(env: PlatformEnv, sql: Sql, tenantId: string): Promise<KeyStatus> {
  const keeper = env.KEYS.get(env.KEYS.idFromName(tenantId))
  await destroyKeys(env, sql, tenantId)
  await keeper.settle()
  await leaveMonths(env, sql, tenantId)
  const needed = await withTenant(sql, { tenantId, role: 'companion_read' }, (tx) => selectNeededKeys(tx, tenantId))
  if (needed.length > 0) await keeper.check(tenantId, needed)
  return keeper.status()
}

/** Gives each request that is sealed to the key of a month a key of its own, and destroys the keys of months when nothing needs them. */
export async function leaveMonths(env: PlatformEnv, sql: Sql, tenantId: string): Promise<void> {
  const keeper = env.KEYS.get(env.KEYS.idFromName(tenantId))
  if (!(await keeper.hasMonths())) return
  let left = 0
  for (let after = ''; ; ) {
    const page = { after, limit: REQUESTS_AT_ONCE }
    const rows = await withTenant(sql, { tenantId, role: 'companion_read' }, (tx) => selectSealedByMonth(tx, tenantId, page))
    for (const row of rows) if (!(await sealAnew(env, sql, { tenantId, row }))) left += 1
    after = rows.at(-1)?.reference ?? ''
    if (rows.length < REQUESTS_AT_ONCE) break
  }
  const outbox = env.OUTBOX.get(env.OUTBOX.idFromName(tenantId))
  if (left === 0 && !(await outbox.holdsMonths())) await keeper.destroyMonths()
}

/** False where something of it cannot be opened: it stays as it is, and the key of its month with it. */
async function sealAnew(env: PlatformEnv, sql: Sql, { tenantId, row }: { tenantId: string; row: MonthSealed }): Promise<boolean> {
  const keeper = env.KEYS.get(env.KEYS.idFromName(tenantId))
  const reseal = async (reference: string, sealed: string | null): Promise<string | null | undefined> => {
    if (sealed === null || !isSealedByMonth(sealed)) return sealed
    const [details] = await keeper.open(tenantId, [{ reference, sealed }])
    return details ? keeper.seal({ tenantId, reference }, details, keepUntil(row)) : undefined
  }
  const clientSealed = await reseal(row.reference, row.clientSealed)
  const notesSealed = await reseal(`${row.reference}:notes`, row.notesSealed)
  if (clientSealed === undefined || notesSealed === undefined) return false
  await withTenant(sql, { tenantId, role: 'companion_ingest' }, (tx) => updateSealed(tx, tenantId, { was: row, clientSealed, notesSealed }))
  return true
}
