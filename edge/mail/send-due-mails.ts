import postgres from 'postgres'
import { claimMails, type DueMail, markMailSent, postponeMail } from '../../db/queries/mails.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import { MAILS_PER_RUN_MAX } from '../../tenants/contract/limits.ts'
import { logEvent } from '../headers/log.ts'
import type { Mail } from './mail.ts'
import { renderBookingMail } from './render-booking-mail.ts'
import { sendMail } from './send-mail.ts'

const RETRY_FIRST_SECONDS = 30

/** Sends what is due. A mail that could not be sent is tried again later; one that was sent just before a crash is sent with the same Message-ID. */
export async function sendDueMails(env: PlatformEnv): Promise<void> {
  const sql = postgres(env.DB.connectionString, { max: 2, fetch_types: false, connect_timeout: 5, onnotice: () => undefined })
  try {
    for (const due of await claimMails(sql, MAILS_PER_RUN_MAX)) await sendDue(env, sql, due)
  } catch (error) {
    logEvent('mails_not_sent', { error })
  } finally {
    await sql.end({ timeout: 1 })
  }
}

async function sendDue(env: PlatformEnv, sql: postgres.Sql, due: DueMail): Promise<void> {
  const { tenantId } = due
  const inTenant = <T>(work: (tx: postgres.TransactionSql) => Promise<T>) => withTenant(sql, { tenantId, role: 'companion_ingest' }, work)
  try {
    const mail = await renderMail(env, sql, due)
    if (mail) await sendMail(env, mail)
    await inTenant((tx) => markMailSent(tx, due))
  } catch (error) {
    logEvent('mail_not_sent', { tenant: tenantId, reason: due.kind, error })
    await inTenant((tx) => postponeMail(tx, due, RETRY_FIRST_SECONDS * 2 ** (due.attempts - 1)))
  }
}

/** Undefined where there is nothing left to say: the booking was erased, or its details are gone. */
async function renderMail(env: PlatformEnv, sql: postgres.Sql, due: DueMail): Promise<Mail | undefined> {
  return renderBookingMail(env, sql, due)
}
