import type { DueMail } from '../../../db/queries/mails.ts'
import type { Offer } from '../../../db/queries/offers.ts'
import type { RequestRow } from '../../../db/queries/requests.ts'
import type { ClientMailKind, CompanionMailKind } from '../../../tenants/contract/mail-kinds.ts'
import { mailLayout } from '../html/mail-layout.ts'
import { isVisitTo } from '../html/where-words.ts'
import type { Client } from '../keys/open-request.ts'
import { openDeposit } from '../keys/seal-deposit.ts'
import { openWords } from '../keys/seal-words.ts'
import { clientLink, companionLink } from './addresses.ts'
import type { Draft } from './draft.ts'
import { draftForClient } from './draft-for-client.ts'
import { draftForCompanion } from './draft-for-companion.ts'
import type { Remember } from './keep-known.ts'
import type { Mail } from './mail.ts'
import type { ReadBooking } from './read-together.ts'
import { renderIcs } from './render-ics.ts'

type BookingMailKind = ClientMailKind | CompanionMailKind

class UnreadableDetails extends Error {
  override readonly name = 'UnreadableDetails'
}

/**
 * What a mail says of a request. Reminders say what stands: of a request that has been answered since, or an appointment that was called off, nothing is left
 * to remind of. An answer waits until it cannot be undone any more: one that was called off meanwhile is told by the mail of that alone.
 */
const TOLD_STATUS: Partial<Record<BookingMailKind, RequestRow['status']>> = {
  confirmed_client: 'confirmed',
  declined_client: 'declined',
  reminder_companion: 'pending',
  moved_companion: 'pending',
  reminder_client: 'confirmed',
}

/** Nobody picked another time: as long as nothing has happened since, and it is still to come. */
const LAPSED: ReadonlySet<BookingMailKind> = new Set<BookingMailKind>(['lapsed_client', 'lapsed_companion'])

/** Mails with which she answers, and which carry what she wrote with her answer. */
const ANSWERS: ReadonlySet<BookingMailKind> = new Set<BookingMailKind>(['confirmed_client', 'declined_client', 'cancelled_client'])

/** The mail of one occasion of a booking; undefined where the booking is erased, its client's details are gone, or nothing is left to say. */
export async function renderBookingMail(
  env: PlatformEnv,
  { read, remember }: { read: ReadBooking; remember: Remember },
  due: DueMail & { kind: BookingMailKind },
): Promise<Mail | undefined> {
  const { tenantId, kind, occasion: reference, mailId } = due
  const facts = await read(due)
  if (!facts || !isStillTrue(kind, { ...facts, now: new Date() })) return undefined
  const { booking, offers, hers, deposit, client } = facts
  // Nothing is left to say of details that are gone; those that cannot be opened have to be told: tried again, and at last a dead mail that is counted.
  if (!client && booking.clientSealed !== null) throw new UnreadableDetails()
  if (!client) return undefined
  const envelope = { kind, mailId, booking, client, organizer: env.MAIL_FROM }
  const request = { tenantId, reference, host: booking.host }
  if (isForHer(kind))
    return addressed(draftForCompanion(kind, { booking, client, ...hers, link: await companionLink(env, request) }), envelope)
  const sealed = kind === 'offered_client' ? facts.offerSealed : ANSWERS.has(kind) ? facts.sealed : null
  const words = (await openWords(env, { tenantId, reference, kind: 'words' }, sealed)) ?? ''
  const link = await clientLink(env, { ...request, spoken: booking.spoken })
  // What cannot be opened is asked for by a reply.
  const details = kind === 'confirmed_client' && deposit ? ((await openDeposit(env, tenantId, facts.depositSealed)) ?? '') : ''
  const hasWritten = words !== '' || facts.offerSealed !== null
  // An answer that she can still take back is told by its own mail alone.
  const status = booking.isUntold && !ANSWERS.has(kind) ? 'pending' : booking.status
  const told = booking.isOfferUntold && kind !== 'offered_client' ? [] : offers
  await remember(tenantId, {
    request: { ...booking, status, offers: told, isVisit: isVisitTo(client, booking), deposit },
    now: new Date(),
  })
  const facing = { booking, client, offers, words, link, deposit: deposit && { ...deposit, details, hasWritten } }
  return addressed(draftForClient(kind, facing), envelope)
}

/** Times that were taken back, or picked, before their mail left are not told; nor is anybody reminded of what has changed. */
export function isStillTrue(
  kind: BookingMailKind,
  { booking, offers, now }: { booking: RequestRow; offers: readonly Offer[]; now: Date },
): boolean {
  if (kind === 'offered_client') return offers.length > 0
  // Of a request that she has answered since, her answer says what holds.
  if (kind === 'moved_client') return booking.status === 'pending' && offers.length === 0
  if (kind === 'asked_companion' || kind === 'asked_client') return booking.wishAt !== null
  if (kind === 'kept_client')
    return booking.status === 'confirmed' && booking.lastDeed === 'kept' && offers.length === 0 && booking.startsAt.isAfter(now)
  if (LAPSED.has(kind)) return offers.length === 0 && booking.lastDeed === 'lapsed' && booking.startsAt.isAfter(now)
  if (kind === 'withdrawn_client')
    return offers.length === 0 && (booking.status === 'pending' || (booking.status === 'confirmed' && booking.startsAt.isAfter(now)))
  const told = TOLD_STATUS[kind]
  return told === undefined || (told === booking.status && !(isForHer(kind) && offers.length > 0))
}

interface Envelope {
  kind: BookingMailKind
  mailId: string
  booking: RequestRow
  client: Client
  organizer: string
}

/** A reply reaches the other of the two. */
export function addressed(draft: Draft, { kind, mailId, booking, client, organizer }: Envelope): Mail {
  const isForCompanion = isForHer(kind)
  const { subject, preheader, blocks } = draft
  return {
    mailId,
    fromName: isForCompanion ? 'Appointments' : booking.tenantName,
    to: isForCompanion ? booking.contactEmail : client.email.raw,
    replyTo: isForCompanion ? client.email.raw : booking.contactEmail,
    subject,
    ...mailLayout({ title: subject, preheader, locale: isForCompanion ? booking.locale : booking.spoken.locale, blocks }),
    ics: planIcs(kind, booking, organizer),
  }
}

const isForHer = (kind: BookingMailKind): kind is CompanionMailKind => kind.endsWith('_companion')

/** The invitation with the confirmation; its cancellation with either mail that takes it back, whoever cancelled. */
function planIcs(kind: BookingMailKind, booking: RequestRow, organizer: string): Mail['ics'] {
  if (kind === 'confirmed_client') return renderIcs(booking, { organizer, isCancelled: false })
  if (kind === 'cancelled_client' || kind === 'cancellation_client') return renderIcs(booking, { organizer, isCancelled: true })
  return undefined
}
