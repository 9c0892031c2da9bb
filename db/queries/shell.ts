import type { ISql } from 'postgres'
import type { SetUpState } from './set-up.ts'

export interface ShellRow {
  name: string
  locale: string
  /** Requests that wait for her answer, and appointments that a client asks to move. */
  waiting: number
  /** Name and icon of her app; null: she has not chosen. */
  look: string | null
  /** Of a new companion who sets her site up; null: it is live. */
  setUp: SetUpState | null
}

/** What stands around every page of a companion's app: one row, asked beside what the page itself asks. */
export async function selectShell(sql: ISql, tenantId: string): Promise<ShellRow> {
  const [row] = await sql<ShellRow[]>`
    select t.name, t.locale, (
      select count(*)::integer from bookings b where b.tenant_id = t.tenant_id
        and (waits_for_her(b) or asks_to_move(b))
    ) as waiting, (select look from app_looks l where l.tenant_id = t.tenant_id) as look,
      set_up_state(t.tenant_id) as "setUp"
    from tenants t where t.tenant_id = ${tenantId}
  `
  if (!row) throw new Error('A session without a tenant.')
  return row
}
