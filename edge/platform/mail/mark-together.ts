import type { Sql } from 'postgres'
import { type DueMail, markMailsSent } from '../../../db/queries/mails.ts'
import { withTenant } from '../../../db/queries/with-tenant.ts'
import { TELL_PATIENCE_MS } from '../../../tenants/contract/limits.ts'
import { runTogether } from '../../http/run-together.ts'

/**
 * Notes in the ledger that mails have left, at once, because a mail whose note is lost by a crash is sent again: those of a tenant that leave while one is
 * being noted are noted together.
 */
export function markTogether(sql: Sql): (due: DueMail) => Promise<void> {
  const lines = new Map<string, (mailId: string) => Promise<void>>()
  const open = (tenantId: string) => {
    let left: string[] = []
    const write = () => {
      const ids = left
      left = []
      return withTenant(sql, { tenantId, role: 'companion_ingest' }, (tx) => markMailsSent(tx, tenantId, ids))
    }
    const run = runTogether(write, { gatherMs: 0, patienceMs: TELL_PATIENCE_MS })
    const line = (mailId: string) => {
      left.push(mailId)
      return run()
    }
    lines.set(tenantId, line)
    return line
  }
  return ({ tenantId, mailId }) => (lines.get(tenantId) ?? open(tenantId))(mailId)
}
