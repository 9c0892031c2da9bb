import type postgres from 'postgres'
import { claimMails, type DueMail, postponeMail } from '../../../db/queries/mails.ts'
import { withTenant } from '../../../db/queries/with-tenant.ts'
import { MAILS_AT_ONCE } from '../../../tenants/contract/limits.ts'
import { MAIL_KINDS } from '../../../tenants/contract/mail-kinds.ts'
import { logEvent } from '../../http/log.ts'
import { togetherByTenant } from '../../http/together-by-tenant.ts'
import { connectPostgres } from '../postgres/connect-postgres.ts'
import { keepKnown, type Remember } from './keep-known.ts'
import type { Mail } from './mail.ts'
import { markTogether } from './mark-together.ts'
import { maySend } from './may-send.ts'
import { type ReadBooking, readTogether } from './read-together.ts'
import { renderBookingMail } from './render-booking-mail.ts'
import { renderFloodMail } from './render-flood-mail.ts'
import { renderWeeklyMail } from './report-mail.ts'
import { sendMail } from './send-mail.ts'
import { renderInvitationMail, renderSignInMail } from './sign-in-mail.ts'
import { renderSiteLiveMail } from './site-live-mail.ts'
import { renderTomorrowMail } from './tomorrow-mail.ts'
import { renderWaitingMail } from './waiting-mails.ts'

const RETRY_FIRST_SECONDS = 30
/** Mails that a run takes at a time: what they are made of is read once for all of them. */
const CLAIMED = 32
/** A run of the cron may last so long; the next one goes on. */
const RUN_MS_MAX = 50_000

/** Sends what is due. A mail that could not be sent is tried again later; one that was sent just before a crash is sent with the same Message-ID. */
export async function sendDueMails(env: PlatformEnv): Promise<void> {
  const sql = connectPostgres(env, { max: MAILS_AT_ONCE, seconds: 5 })
  await sendMailsOver(env, sql)
  await sql.end({ timeout: 1 })
}

/** The same over connections of the caller's. */
export async function sendMailsOver(env: PlatformEnv, sql: postgres.Sql): Promise<void> {
  try {
    const end = Date.now() + RUN_MS_MAX
    for (let due = await claimMails(sql, CLAIMED); due.length > 0 && Date.now() < end; due = await claimMails(sql, CLAIMED))
      await sendClaimed(env, sql, due)
  } catch (error) {
    logEvent('mails_not_sent', { error })
  }
}

interface ToSend {
  due: DueMail
  read: ReadBooking
  remember: Remember
}

/** So many side by side; what they are made of is read once for all, and what has left is noted together. */
async function sendClaimed(env: PlatformEnv, sql: postgres.Sql, claimed: readonly DueMail[]): Promise<void> {
  const read = readTogether(env, sql, claimed.filter(isOnBooking))
  const mark = markTogether(sql)
  const remember: Remember = togetherByTenant((tenantId, told) => keepKnown(env, tenantId, told))
  const queue = [...claimed]
  const work = async () => {
    // Noted before the next one is begun, which would keep the thread from it.
    for (let due = queue.shift(); due; due = queue.shift()) if (await sendDue(env, sql, { due, read, remember })) await mark(due)
  }
  await Promise.all(Array.from({ length: MAILS_AT_ONCE }, work))
}

/** Whether it is done with: it has left, or there was nothing to say. */
async function sendDue(env: PlatformEnv, sql: postgres.Sql, { due, ...facts }: ToSend): Promise<boolean> {
  const { tenantId } = due
  try {
    const mail = await renderMail(env, sql, { due, ...facts })
    if (mail && !(await maySend(env, sql, { due, mail, now: new Date() }))) return false
    if (mail) await sendMail(env, mail)
    return true
  } catch (error) {
    logEvent('mail_not_sent', { tenant: tenantId, reason: due.kind, error })
    const postpone = (tx: postgres.TransactionSql) => postponeMail(tx, due, RETRY_FIRST_SECONDS * 2 ** (due.attempts - 1))
    await withTenant(sql, { tenantId, role: 'companion_ingest' }, postpone)
    return false
  }
}

/** Undefined where there is nothing left to say: the booking was erased, or its details are gone. */
async function renderMail(env: PlatformEnv, sql: postgres.Sql, { due, ...facts }: ToSend): Promise<Mail | undefined> {
  const { kind } = due
  // Queued by a version after this one, before a rollback.
  if (!MAIL_KINDS.includes(kind)) throw new Error(`There is no mail of the kind ${kind}.`)
  if (kind === 'weekly_report') return renderWeeklyMail(env, sql, due)
  if (kind === 'sign_in') return renderSignInMail(env, sql, due)
  if (kind === 'invitation') return renderInvitationMail(env, sql, due)
  if (kind === 'site_live') return renderSiteLiveMail(env, sql, due)
  if (kind === 'flood_companion') return renderFloodMail(env, sql, due)
  if (kind === 'tomorrow') return renderTomorrowMail(env, sql, due)
  if (kind === 'waiting_confirm' || kind === 'waiting_open') return renderWaitingMail(env, sql, { ...due, kind })
  return renderBookingMail(env, facts, { ...due, kind })
}

/** Of which renderMail makes a mail by renderBookingMail. */
const isOnBooking = ({ kind }: DueMail): boolean => kind !== 'flood_companion' && /_(client|companion)$/.test(kind)
