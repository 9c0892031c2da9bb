import type { Offer } from '../../db/queries/offers.ts'
import type { RequestRow } from '../../db/queries/requests.ts'
import type { Spoken } from '../../db/queries/spoken.ts'
import { dueDeposit } from '../../edge/platform/html/deposit-words.ts'
import type { Client } from '../../edge/platform/keys/open-request.ts'
import { draftForClient } from '../../edge/platform/mail/draft-for-client.ts'
import { draftForCompanion } from '../../edge/platform/mail/draft-for-companion.ts'
import type { Mail } from '../../edge/platform/mail/mail.ts'
import { addressed } from '../../edge/platform/mail/render-booking-mail.ts'
import type { BookingRules } from '../../tenants/contract/booking-rules.ts'
import type { ClientMailKind, CompanionMailKind } from '../../tenants/contract/mail-kinds.ts'
import { Moment } from '../../tenants/contract/moment.ts'
import { StrangersText } from '../../tenants/contract/strangers-text.ts'

// Mails about a request, of invented people.

const sydney = { timeZone: 'Australia/Sydney', place: 'Sydney' }
const brisbane = { timeZone: 'Australia/Brisbane', place: 'Brisbane' }
export const momentFixture = (instant: string) => new Moment(new Date(instant), brisbane)
const words = (text: string) => new StrangersText(text)

export const BOOKING_FIXTURE: RequestRow = {
  reference: '4HNW-C2ZP',
  status: 'pending',
  state: 'pending',
  statusReason: null,
  service: 'Dinner',
  startsAt: momentFixture('2026-12-05T09:00Z'),
  endsAt: momentFixture('2026-12-05T12:00Z'),
  city: words('Brisbane'),
  priceCents: 150_000,
  clientSealed: 'sealed',
  clientHash: 'hash',
  channel: 'social',
  source: words('instagram'),
  utmCampaign: null,
  visitCity: null,
  variants: { 'hero-photo.1': 'garden' },
  createdAt: momentFixture('2026-11-22T20:00Z'),
  holdExpiresAt: momentFixture('2026-11-24T20:00Z'),
  heldUntil: momentFixture('2026-11-24T20:00Z'),
  emailCheck: 'not_asked',
  isHeld: true,
  setAside: null,
  tenantName: 'Claire',
  locale: 'en-AU',
  spoken: { locale: 'en-AU', prefix: '', service: 'Dinner' },
  currency: 'AUD',
  contactEmail: 'claire@example.com',
  host: 'claire.companionconnect.app',
  keepDays: 180,
  companionSteps: ['confirmed', 'declined'],
  clientSteps: ['cancelled'],
  wasOffered: false,
  lastDeed: null,
  pickedInstead: null,
  wishAt: null,
  moves: 0,
  clientMail: 'sent',
  isEntry: false,
  hasNoEmail: false,
  withoutDeposit: false,
  reconfirmation: null,
  canUndo: false,
  isUntold: false,
  isOfferUntold: false,
  wasConfirmed: false,
}

export const CLIENT_FIXTURE = {
  name: words('Robin Example'),
  email: words('robin@example.com'),
  phone: words('+61 491 570 156'),
  address: words('The Grand Hotel, 1 George Street'),
  message: words('I liked the photo with the dandelion.\nDinner first, perhaps by the water?'),
} satisfies Partial<Client> as Client

const RULES = { policy: { deposit: { percent: 20, note: 'A deposit confirms the date.' } } } as BookingRules
const SAW = ['“The hour I like best”']
const LINKS = { companion: 'https://companionconnect.app/requests/token', client: 'https://claire.companionconnect.app/_/request/token' }

const HOW_TO_PAY = 'By PayID to claire@example.com, please.\nWrite the reference, and nothing else.'
const HER_WORDS = 'I’ll be on a train that evening.\nSunday would be lovely, if you can.'
export const OFFERS_FIXTURE: readonly Offer[] = [
  { startsAt: momentFixture('2026-12-06T09:00Z'), endsAt: momentFixture('2026-12-06T12:00Z') },
  { startsAt: momentFixture('2026-12-07T08:30Z'), endsAt: momentFixture('2026-12-07T11:30Z') },
]

/** An appointment after the client has picked another time for it. */
const MOVED: Partial<RequestRow> = { status: 'confirmed', moves: 1, lastDeed: 'picked', pickedInstead: momentFixture('2026-12-04T09:00Z') }

/** Kind of a mail, with what is different about its booking. */
const BOOKING_MAILS: Record<string, { kind: BookingMailKind; change?: Partial<RequestRow>; more?: MailFixture }> = {
  request: { kind: 'request_companion' },
  'request-with-warnings': {
    kind: 'request_companion',
    change: { priceCents: null },
    more: { warnings: ['You are in Sydney that day', 'Email not confirmed', 'Time not held'], hasConflict: true },
  },
  'hold-reminder': { kind: 'reminder_companion' },
  picked: {
    kind: 'picked_companion',
    change: { status: 'confirmed', lastDeed: 'picked', pickedInstead: momentFixture('2026-12-04T09:00Z') },
  },
  moved: { kind: 'picked_companion', change: MOVED },
  'moved-before-the-answer': { kind: 'moved_companion', change: { lastDeed: 'moved' } },
  'lapsed-move': { kind: 'lapsed_companion', change: { status: 'confirmed', lastDeed: 'lapsed' } },
  'lapsed-offer': { kind: 'lapsed_companion', change: { lastDeed: 'lapsed' } },
  'expired-offer': { kind: 'expired_companion', change: { status: 'expired', wasOffered: true, companionSteps: [] } },
  asked: { kind: 'asked_companion', change: { status: 'confirmed', wishAt: momentFixture('2026-12-06T08:00Z') } },
  'cancelled-by-client': { kind: 'cancelled_companion', change: { status: 'cancelled' } },
  expired: { kind: 'expired_companion', change: { status: 'expired', companionSteps: ['confirmed'] } },
  'client-received': { kind: 'request_client' },
  'client-asked': { kind: 'request_client', change: { emailCheck: 'asked' } },
  'client-moved-before-the-answer': { kind: 'moved_client', change: { lastDeed: 'moved' } },
  'client-taken-back': { kind: 'taken_back_client', change: { status: 'cancelled' } },
  'client-confirmed': { kind: 'confirmed_client', change: { status: 'confirmed' } },
  'client-confirmed-with-deposit': { kind: 'confirmed_client', change: { status: 'confirmed' }, more: { details: HOW_TO_PAY } },
  'client-moved': { kind: 'confirmed_client', change: MOVED },
  'client-reminder': { kind: 'reminder_client', change: { status: 'confirmed' } },
  'client-declined': { kind: 'declined_client', change: { status: 'declined' } },
  'client-declined-in-her-words': { kind: 'declined_client', change: { status: 'declined' }, more: { words: HER_WORDS } },
  'client-offer': { kind: 'offered_client', change: { wasOffered: true }, more: { words: HER_WORDS, offers: OFFERS_FIXTURE } },
  'client-move': {
    kind: 'offered_client',
    change: { status: 'confirmed', wasOffered: true },
    more: { offers: OFFERS_FIXTURE.slice(0, 1) },
  },
  'client-withdrawn': { kind: 'withdrawn_client', change: { lastDeed: 'withdrawn' } },
  'client-lapsed-move': { kind: 'lapsed_client', change: { status: 'confirmed', lastDeed: 'lapsed' } },
  'client-lapsed': { kind: 'lapsed_client', change: { lastDeed: 'lapsed' } },
  'client-asked-to-move': { kind: 'asked_client', change: { status: 'confirmed', wishAt: momentFixture('2026-12-06T08:00Z') } },
  'client-kept': { kind: 'kept_client', change: { status: 'confirmed', lastDeed: 'kept' } },
  'client-cancelled': { kind: 'cancelled_client', change: { status: 'cancelled' } },
  'client-own-cancellation': { kind: 'cancellation_client', change: { status: 'cancelled' } },
  'client-expired': { kind: 'expired_client', change: { status: 'expired' } },
}

type BookingMailKind = ClientMailKind | CompanionMailKind
const isForHer = (kind: BookingMailKind): kind is CompanionMailKind => kind.endsWith('_companion')

interface MailFixture {
  /** Of its client, what is otherwise. */
  who?: Partial<typeof CLIENT_FIXTURE>
  warnings?: readonly string[]
  hasConflict?: boolean
  offers?: readonly Offer[]
  words?: string
  details?: string
  /** When she offered other times. */
  wroteWithTimes?: boolean
}

export const bookingMail = (
  kind: BookingMailKind,
  change: Partial<RequestRow> = {},
  { offers = [], words = '', wroteWithTimes = false, warnings = [], hasConflict = false, details = '', who = {} }: MailFixture = {},
): Mail => {
  const client = { ...CLIENT_FIXTURE, ...who }
  const booking = { ...BOOKING_FIXTURE, ...change }
  // She is at home until her tour begins.
  const answerBy = new Moment(booking.holdExpiresAt.at, sydney)
  const deposit = dueDeposit(booking, RULES, [])
  const draft = isForHer(kind)
    ? draftForCompanion(kind, {
        booking,
        client,
        answerBy,
        warnings,
        hasConflict,
        visit: 'new client',
        sawPhotos: SAW,
        link: LINKS.companion,
      })
    : draftForClient(kind, {
        booking,
        client,
        offers,
        words,
        deposit: deposit && { ...deposit, details, hasWritten: words !== '' || wroteWithTimes },
        link: LINKS.client,
      })
  return addressed(draft, { kind, mailId: kind, booking, client, organizer: 'appointments@example.com' })
}

/** Name of a mail -> the mail; its mailId is its kind. `spoken`: in which the client asked. */
export const bookingMailFixtures = (spoken: Spoken = BOOKING_FIXTURE.spoken): Record<string, Mail> =>
  Object.fromEntries(
    Object.entries(BOOKING_MAILS).map(([name, { kind, change, more }]) => [name, bookingMail(kind, { ...change, spoken }, more)]),
  )
