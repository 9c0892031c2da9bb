import type { Sql } from 'postgres'
import { deleteKeysToDestroy, selectKeysToDestroy, selectTenantsWithKeysToDestroy } from '../../../db/queries/keys.ts'
import { withTenant } from '../../../db/queries/with-tenant.ts'
import { logEvent } from '../../http/log.ts'

const KEYS_AT_ONCE = 500

/** Destroys the keys of requests that Postgres has erased or no longer keeps, of one tenant. Returns how many requests. Twice is harmless. */
export async function destroyKeys(env: PlatformEnv, sql: Sql, tenantId: string): Promise<number> {
  const tenant = { tenantId, role: 'companion_ingest' } as const
  let count = 0
  for (;;) {
    const references = await withTenant(sql, tenant, (tx) => selectKeysToDestroy(tx, tenantId, KEYS_AT_ONCE))
    if (references.length === 0) return count
    await env.OUTBOX.get(env.OUTBOX.idFromName(tenantId)).erase({ tenantId, clientHash: null, references })
    await env.KEYS.get(env.KEYS.idFromName(tenantId)).destroy(references)
    // Only now: a crash before this does it again.
    await withTenant(sql, tenant, (tx) => deleteKeysToDestroy(tx, tenantId, references))
    count += references.length
  }
}

export async function destroyAllKeys(env: PlatformEnv, sql: Sql): Promise<void> {
  for (const tenantId of await selectTenantsWithKeysToDestroy(sql))
    await destroyKeys(env, sql, tenantId).catch((error: unknown) => logEvent('keys_not_destroyed', { tenant: tenantId, error }))
}
