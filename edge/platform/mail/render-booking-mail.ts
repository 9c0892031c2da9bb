import type { Sql } from 'postgres'
import type { DueMail } from '../../../db/queries/mails.ts'
import { selectOffers } from '../../../db/queries/offers.ts'
import { type RequestRow, selectRequest } from '../../../db/queries/requests.ts'
import { selectSealed } from '../../../db/queries/sealed-words.ts'
import { withTenant } from '../../../db/queries/with-tenant.ts'
import type { ClientMailKind, CompanionMailKind } from '../../../tenants/contract/mail-kinds.ts'
import { mailLayout } from '../html/mail-layout.ts'
import { openRequest } from '../keys/open-request.ts'
import { openWords } from '../keys/seal-words.ts'
import { draftForClient } from './draft-for-client.ts'
import { type BookingMail, draftForCompanion } from './draft-for-companion.ts'
import type { Mail } from './mail.ts'
import { renderIcs } from './render-ics.ts'

type BookingMailKind = ClientMailKind | CompanionMailKind

class UnreadableDetails extends Error {
  override readonly name = 'UnreadableDetails'
}

/** Mails with which she answers, and which carry what she wrote with her answer. */
const ANSWERS: ReadonlySet<BookingMailKind> = new Set<BookingMailKind>([
  'confirmed_client',
  'declined_client',
  'offered_client',
  'cancelled_client',
])

/** The mail of one occasion of a booking; undefined where the booking is erased or its client's details are gone. */
export async function renderBookingMail(
  env: PlatformEnv,
  sql: Sql,
  { tenantId, kind, occasion, mailId }: DueMail & { kind: BookingMailKind },
): Promise<Mail | undefined> {
  const reference = occasion
  const [booking, offers, sealed] = await withTenant(sql, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([
      selectRequest(tx, tenantId, reference),
      selectOffers(tx, tenantId, reference),
      selectSealed(tx, tenantId, { reference, kind: 'words' }),
    ]),
  )
  if (!booking) return undefined
  const client = await openRequest(env, tenantId, booking)
  // Nothing is left to say of details that are gone; those that cannot be opened have to be told: tried again, and at last a dead mail that is counted.
  if (!client && booking.clientSealed !== null) throw new UnreadableDetails()
  // Times that were taken back, or picked, before their mail left are not told.
  if (!client || (kind === 'offered_client' && offers.length === 0)) return undefined
  const words = ANSWERS.has(kind) ? ((await openWords(env, { tenantId, reference, kind: 'words' }, sealed)) ?? '') : ''
  const mail: BookingMail = { env, tenantId, booking, client, offers, words }
  const isForCompanion = isForHer(kind)
  const { subject, body, text } = await (isForHer(kind) ? draftForCompanion(kind, mail) : draftForClient(kind, mail))
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

const isForHer = (kind: BookingMailKind): kind is CompanionMailKind => kind.endsWith('_companion')

/** The invitation with the confirmation; its cancellation with either mail that takes it back, whoever cancelled. */
function planIcs(kind: BookingMailKind, booking: RequestRow, organizer: string): Mail['ics'] {
  if (kind === 'confirmed_client') return renderIcs(booking, { organizer, isCancelled: false })
  if (kind === 'cancelled_client' || kind === 'cancellation_client') return renderIcs(booking, { organizer, isCancelled: true })
  return undefined
}
