import type { Sql } from 'postgres'
import type { DueMail } from '../../../db/queries/mails.ts'
import { type RequestRow, selectRequest } from '../../../db/queries/requests.ts'
import { withTenant } from '../../../db/queries/with-tenant.ts'
import { mailLayout } from '../html/mail-layout.ts'
import { openRequest } from '../keys/open-request.ts'
import { draftForClient } from './draft-for-client.ts'
import { type BookingMail, draftForCompanion } from './draft-for-companion.ts'
import type { Mail } from './mail.ts'
import { renderIcs } from './render-ics.ts'

class UnreadableDetails extends Error {
  override readonly name = 'UnreadableDetails'
}

/** The mail of one occasion of a booking; undefined where the booking is erased or its client's details are gone. */
export async function renderBookingMail(
  env: PlatformEnv,
  sql: Sql,
  { tenantId, kind, occasion, mailId }: DueMail,
): Promise<Mail | undefined> {
  const booking = await withTenant(sql, { tenantId, role: 'companion_read' }, (tx) => selectRequest(tx, tenantId, occasion))
  if (!booking) return undefined
  const client = await openRequest(env, tenantId, booking)
  // Nothing is left to say of details that are gone; those that cannot be opened have to be told: tried again, and at last a dead mail that is counted.
  if (!client && booking.clientSealed !== null) throw new UnreadableDetails()
  if (!client) return undefined
  const mail: BookingMail = { env, tenantId, booking, client }
  const isForCompanion = kind.endsWith('_companion')
  const { subject, body, text } = await (isForCompanion ? draftForCompanion(kind, mail) : draftForClient(kind, mail))
  return {
    mailId,
    fromName: isForCompanion ? 'Appointments' : booking.tenantName,
    to: isForCompanion ? booking.contactEmail : client.email.raw,
    replyTo: isForCompanion ? client.email.raw : booking.contactEmail,
    subject,
    text,
    html: mailLayout({ title: subject, locale: booking.locale, body }),
    ics: planIcs(kind, booking, env.MAIL_FROM),
  }
}

/** The invitation with the confirmation; its cancellation with either mail that takes it back, whoever cancelled. */
function planIcs(kind: string, booking: RequestRow, organizer: string): Mail['ics'] {
  if (kind === 'confirmed_client') return renderIcs(booking, { organizer, isCancelled: false })
  if (kind === 'cancelled_client' || kind === 'cancellation_client') return renderIcs(booking, { organizer, isCancelled: true })
  return undefined
}
