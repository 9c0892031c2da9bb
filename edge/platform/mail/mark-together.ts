import type { Sql } from 'postgres'
import { type DueMail, markMailsSent } from '../../../db/queries/mails.ts'
import { withTenant } from '../../../db/queries/with-tenant.ts'
import { togetherByTenant } from '../../http/together-by-tenant.ts'

/**
 * Notes in the ledger that mails have left, at once, because a mail whose note is lost by a crash is sent again: those of a tenant that leave while one is
 * being noted are noted together.
 */
export function markTogether(sql: Sql): (due: DueMail) => Promise<void> {
  const mark = togetherByTenant((tenantId, mailIds: string[]) =>
    withTenant(sql, { tenantId, role: 'companion_ingest' }, (tx) => markMailsSent(tx, tenantId, mailIds)),
  )
  return ({ tenantId, mailId }) => mark(tenantId, mailId)
}
