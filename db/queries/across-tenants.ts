import type { Sql, TransactionSql } from 'postgres'
import type { TenantRole } from './with-tenant.ts'

/** Runs `work` in a transaction with the rights of a role and of no tenant: for functions that look across tenants and tell little of them. */
export async function acrossTenants<T>(sql: Sql, role: TenantRole, work: (tx: TransactionSql) => Promise<T>): Promise<T> {
  const result = await sql.begin(async (tx) => {
    await tx`select set_config('role', ${role}, true)`
    return { value: await work(tx) }
  })
  return result.value as T
}
