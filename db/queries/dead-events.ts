import type { Sql, TransactionSql } from 'postgres'
import { withTenant } from './with-tenant.ts'

/** An event that Postgres or the contract does not take. `payload`: JSON text as it came; `reason`: SQLSTATE, or "malformed". */
export interface DeadEvent {
  reason: string
  payload: string
}

export interface KeptDeadEvent extends DeadEvent {
  deadId: string
  diedAt: Date
}

/** Keeps them, each once however often it dies. `rowsMax`: of a tenant; what is beyond is counted by the log alone. */
export async function insertDeadEvents(
  sql: Sql,
  tenantId: string,
  { dead, rowsMax }: { dead: readonly DeadEvent[]; rowsMax: number },
): Promise<void> {
  await withTenant(
    sql,
    { tenantId, role: 'companion_ingest' },
    (tx) => tx`
      insert into dead_events (tenant_id, dead_id, reason, payload)
      select distinct on (payload) ${tenantId}, md5(payload)::uuid, reason, payload
      from jsonb_to_recordset(${tx.json(dead.map(({ reason, payload }) => ({ reason, payload })))}::jsonb) as d (reason text, payload text)
      limit greatest(0, ${rowsMax}::integer - (select count(*) from dead_events where tenant_id = ${tenantId}))
      on conflict (tenant_id, dead_id) do update set reason = excluded.reason
    `,
  )
}

export async function countDeadEvents(tx: TransactionSql, tenantId: string): Promise<number> {
  const [row] = await tx<[{ count: number }]>`select count(*)::integer as count from dead_events where tenant_id = ${tenantId}`
  return row.count
}

/** The oldest first. */
export async function selectDeadEvents(tx: TransactionSql, tenantId: string, rowsMax: number): Promise<KeptDeadEvent[]> {
  return tx<KeptDeadEvent[]>`
    select dead_id as "deadId", died_at as "diedAt", reason, payload
    from dead_events
    where tenant_id = ${tenantId}
    order by died_at, dead_id
    limit ${rowsMax}
  `
}

export async function deleteDeadEvents(tx: TransactionSql, tenantId: string, deadIds: readonly string[]): Promise<void> {
  await tx`
    delete from dead_events
    where tenant_id = ${tenantId} and dead_id in (select id::uuid from jsonb_array_elements_text(${tx.json([...deadIds])}::jsonb) as ids (id))
  `
}
