import type { ISql, Sql } from 'postgres'
import type { MailKind } from '../../tenants/contract/mail-kinds.ts'
import { acrossTenants } from './across-tenants.ts'

export interface DueMail {
  tenantId: string
  mailId: string
  kind: MailKind
  occasion: string
  attempts: number
}

/** Takes up to `limit` due mails, which no other sender then takes for five minutes. */
export async function claimMails(sql: Sql, limit: number): Promise<DueMail[]> {
  return acrossTenants(sql, 'companion_ingest', async (tx) => {
    return tx<DueMail[]>`
      select tenant_id as "tenantId", mail_id as "mailId", kind, occasion, attempts from claim_mails(${limit}::integer)
    `
  })
}

/** Of one tenant. */
export async function markMailsSent(sql: ISql, tenantId: string, mailIds: readonly string[]): Promise<void> {
  await sql`
    update mails set status = 'sent', sent_at = now()
    where tenant_id = ${tenantId} and mail_id = any (string_to_array(${mailIds.join(' ')}::text, ' ')::uuid[])
  `
}

/** Whether a mail may go to this recipient, who gets at most `max` a day over all tenants; one that may not is withheld (db/functions/mails.sql). */
export async function allowMail(
  sql: ISql,
  { tenantId, mailId }: DueMail,
  { recipientHash, max }: { recipientHash: string; max: number },
): Promise<boolean> {
  const [row] = await sql<[{ is_allowed: boolean }]>`
    select allow_mail(${tenantId}::text, ${mailId}::uuid, ${recipientHash}::text, ${max}::integer) as is_allowed
  `
  return row.is_allowed
}

/** To be tried again after `seconds`. */
export async function postponeMail(sql: ISql, { tenantId, mailId }: DueMail, seconds: number): Promise<void> {
  await sql`update mails set due_at = now() + make_interval(secs => ${seconds}::integer) where tenant_id = ${tenantId} and mail_id = ${mailId}`
}
