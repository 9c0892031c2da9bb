import type { Sql, TransactionSql } from 'postgres'

/** What a Worker may do in this transaction. Its user can take these roles and has no rights of its own. */
export type TenantRole = 'companion_ingest' | 'companion_read'

/**
 * Runs `work` in a transaction that sees one tenant. Role and tenant are set for this transaction only, so that a pooled connection carries
 * neither to the next one. `hasOneSnapshot`: every statement sees what the first one saw.
 */
export async function withTenant<T>(
  sql: Sql,
  { tenantId, role, hasOneSnapshot = false }: { tenantId: string; role: TenantRole; hasOneSnapshot?: boolean },
  work: (tx: TransactionSql) => Promise<T>,
): Promise<T> {
  const result = await sql.begin(hasOneSnapshot ? 'isolation level repeatable read' : '', async (tx) => {
    // Sent at once (a query waits for its first `then` otherwise) and not awaited: the connection keeps the order.
    const set = tx`select set_config('role', ${role}, true), set_config('app.tenant_id', ${tenantId}, true)`.execute()
    const [, value] = await Promise.all([set, work(tx)])
    return { value }
  })
  return result.value as T
}
