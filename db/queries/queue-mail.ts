import type { Sql } from 'postgres'
import type { MailKind } from '../../tenants/contract/mail-kinds.ts'

/** Notes a mail to be sent; false where this occasion has one already. */
export async function queueMail(
  sql: Sql,
  { tenantId, kind, occasion }: { tenantId: string; kind: MailKind; occasion: string },
): Promise<boolean> {
  const rows =
    await sql`insert into mails (tenant_id, kind, occasion) values (${tenantId}, ${kind}, ${occasion}) on conflict do nothing returning 1`
  return rows.length > 0
}
