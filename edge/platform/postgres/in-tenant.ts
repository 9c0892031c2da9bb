import type { TransactionSql } from 'postgres'
import { type TenantRole, withTenant } from '../../../db/queries/with-tenant.ts'
import { forgetHeldTimes } from './recall-held-times.ts'
import { outdateRules } from './recall-rules.ts'
import { withPostgres } from './with-postgres.ts'

/** One transaction that sees one tenant, on a connection of this request. Throws within a few seconds where Postgres is away. */
export async function inTenant<T>(
  env: Pick<PlatformEnv, 'DB'>,
  tenant: { tenantId: string; role: TenantRole },
  work: (tx: TransactionSql) => Promise<T>,
): Promise<T> {
  try {
    return await withPostgres(env, (sql) => withTenant(sql, tenant, work))
  } finally {
    if (tenant.role === 'companion_ingest') {
      forgetHeldTimes(tenant.tenantId)
      outdateRules(tenant.tenantId)
    }
  }
}
