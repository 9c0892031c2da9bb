import postgres from 'postgres'
import { type TenantRole, withTenant } from '../../db/queries/with-tenant.ts'

/** One transaction that sees one tenant, on a connection of this request. Throws within a few seconds where Postgres is away. */
export async function inTenant<T>(
  env: Pick<PlatformEnv, 'DB'>,
  { tenantId, role }: { tenantId: string; role: TenantRole },
  work: (tx: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  const sql = postgres(env.DB.connectionString, { max: 1, fetch_types: false, connect_timeout: 3, onnotice: () => undefined })
  try {
    return await withTenant(sql, { tenantId, role }, work)
  } finally {
    sql.end({ timeout: 1 }).catch(() => undefined)
  }
}
