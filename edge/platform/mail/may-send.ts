import type { Sql } from 'postgres'
import { allowMail, type DueMail } from '../../../db/queries/mails.ts'
import { withTenant } from '../../../db/queries/with-tenant.ts'
import { MAILS_PER_RECIPIENT_AND_DAY_MAX, ROUTINE_MAILS_PER_RECIPIENT_AND_DAY_MAX } from '../../../tenants/contract/limits.ts'
import type { MailKind } from '../../../tenants/contract/mail-kinds.ts'
import { logEvent } from '../../http/log.ts'
import { keyedHash } from '../keys/keyed-hash.ts'
import { isLimited } from '../postgres/tenant-limits.ts'
import type { Mail } from './mail.ts'

/** Mails that a request alone sets off. Whoever floods forms with a stranger's address sends these; her own answers have more room. */
const ROUTINE: ReadonlySet<MailKind> = new Set<MailKind>(['request_client', 'expired_client', 'waiting_confirm'])

/**
 * Whether a mail may leave: one address gets so many a day from the whole platform, whoever asks in its name. Those to her always may. The hash is of
 * one day, so that nothing joins a client's days or tenants for longer.
 */
export async function maySend(env: PlatformEnv, sql: Sql, { due, mail, now }: { due: DueMail; mail: Mail; now: Date }): Promise<boolean> {
  if (!(due.kind.endsWith('_client') || due.kind.startsWith('waiting_')) || !isLimited(env)) return true
  const day = now.toISOString().slice(0, 10)
  const recipientHash = await keyedHash(
    env.HASH_SECRET,
    { tenantId: '', purpose: 'mails to a recipient' },
    `${day} ${mail.to.trim().toLowerCase()}`,
  )
  const max = ROUTINE.has(due.kind) ? ROUTINE_MAILS_PER_RECIPIENT_AND_DAY_MAX : MAILS_PER_RECIPIENT_AND_DAY_MAX
  const isAllowed = await withTenant(sql, { tenantId: due.tenantId, role: 'companion_ingest' }, (tx) =>
    allowMail(tx, due, { recipientHash, max }),
  )
  if (!isAllowed) logEvent('mail_withheld', { tenant: due.tenantId, reason: due.kind })
  return isAllowed
}
