import type { Sql } from 'postgres'
import { deleteUpload, selectDueUploads, selectTenantsWithUploads } from '../../../db/queries/photo-uploads.ts'
import { withTenant } from '../../../db/queries/with-tenant.ts'
import { logEvent } from '../../http/log.ts'
import { hasStore, removeAllBytes } from './keep-bytes.ts'

/** Photos that nobody needs any more go: their bytes here, their key a moment later (destroyAllKeys). Twice is harmless. */
export async function forgetUploads(env: PlatformEnv, sql: Sql): Promise<void> {
  if (!hasStore(env)) return
  for (const tenantId of await selectTenantsWithUploads(sql))
    await forgetOf(env, sql, tenantId).catch((error: unknown) => logEvent('photos_not_forgotten', { tenant: tenantId, error }))
}

async function forgetOf(env: PlatformEnv, sql: Sql, tenantId: string): Promise<void> {
  const tenant = { tenantId, role: 'companion_ingest' } as const
  for (const uploadId of await withTenant(sql, tenant, (tx) => selectDueUploads(tx, tenantId))) {
    await removeAllBytes(env, { tenantId, uploadId })
    await withTenant(sql, tenant, (tx) => deleteUpload(tx, tenantId, uploadId))
  }
}
