import { html } from 'hono/html'
import type { Offer } from '../../../db/queries/offers.ts'
import type { RequestRow } from '../../../db/queries/requests.ts'
import type { CompanionMailKind } from '../../../tenants/contract/mail-kinds.ts'
import type { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { type DetailRow, detailRows } from '../html/detail-rows.ts'
import { formatStart, formatWhen } from '../html/format-when.ts'
import type { Html } from '../html/mail-layout.ts'
import type { Client } from '../keys/open-request.ts'
import { companionLink } from './addresses.ts'
import { headerSafe } from './mail.ts'

/** What a mail about a booking says. */
export interface Draft {
  subject: string
  body: Html
  text: string
}

export interface BookingMail {
  env: PlatformEnv
  tenantId: string
  booking: RequestRow
  client: Client
  /** Other times that the client can pick. */
  offers: readonly Offer[]
  /** What she wrote to the client with her answer; '' for nothing. */
  words: string
}

interface CompanionWords {
  subject: string
  heading: string
  lead: (name: StrangersText, booking: RequestRow) => string
  /** What the link leads to. */
  link: string
}

const COMPANION_WORDS: Record<CompanionMailKind, CompanionWords> = {
  request_companion: {
    subject: 'New request',
    heading: 'A new request',
    lead: (name, booking) => `${name} would like to see you. ${heldSentence(booking)}${unconfirmedSentence(booking)}`,
    link: 'Confirm or decline',
  },
  cancelled_companion: {
    subject: 'Cancelled',
    heading: 'A request was cancelled',
    lead: (name) => `${name} has cancelled. The time is free again.`,
    link: 'Open the request',
  },
  picked_companion: {
    subject: 'Confirmed',
    heading: 'A time was picked',
    lead: (name) => `${name} has picked one of the times you offered. It is confirmed, and the other times are free again.`,
    link: 'Open the request',
  },
  expired_companion: {
    subject: 'Expired',
    heading: 'A request has expired',
    lead: (name, { wasOffered }) =>
      wasOffered
        ? `${name} didn’t pick one of the times you offered, so they are free again. You can still write to ${name}.`
        : `You didn’t answer ${name} in time, so the time is no longer held. If it is still free, you can confirm anyway. Or write to ${name} and offer another time.`,
    link: 'Open the request',
  },
}

export async function draftForCompanion(kind: CompanionMailKind, { env, tenantId, booking, client }: BookingMail): Promise<Draft> {
  const words = COMPANION_WORDS[kind]
  const link = await companionLink(env, { tenantId, reference: booking.reference })
  const isOpen = kind === 'request_companion'
  const rows = companionRows(booking, client)
  const { message } = client
  const lead = words.lead(client.name, booking)
  const reply = `To write to ${client.name}, reply to this email.`
  return {
    subject: headerSafe(`${words.subject}: ${formatWhen(booking, booking)}`),
    body: html`<h1>${words.heading}</h1><p>${lead}</p>
      <table>${rows.map(({ name, text, link: contact }) => html`<tr><th scope="row">${name}</th><td>${contact ?? text}</td></tr>`)}</table>
      ${message === null ? '' : html`<blockquote>${message}</blockquote>`}
      ${
        isOpen
          ? html`<p><a class="button" href="${link}?do=confirm">Confirm</a> <a class="button quiet" href="${link}?do=decline">Decline</a>
              <a class="button quiet" href="${link}?do=times">Other time</a></p>
              <p class="muted">Each opens a page where one more tap decides. ${reply}</p>`
          : html`<p><a href="${link}">${words.link}</a></p><p class="muted">${reply}</p>`
      }`,
    text: [
      lead,
      '',
      ...rows.map(({ name, text }) => `${name}: ${text}`),
      ...(message === null ? [] : ['', String(message)]),
      '',
      `${words.link}: ${link}`,
      reply,
    ].join('\n'),
  }
}

const heldSentence = (booking: RequestRow): string =>
  booking.isHeld
    ? `The time is held until ${formatStart(booking.heldUntil, booking)}.`
    : 'The time is not held, so somebody else may take it first.'

/** An address that nobody has confirmed may be somebody else's. */
const unconfirmedSentence = ({ emailCheck }: RequestRow): string =>
  emailCheck === 'asked'
    ? ' Their email address is not confirmed yet: they have been asked to confirm it, and when they do the time is held for longer.'
    : ''

function companionRows(booking: RequestRow, client: Client): DetailRow[] {
  const variants = Object.entries(booking.variants).map(([test, variant]) => `${test.replace(/\.\d+$/, '')}: ${variant}`)
  return [
    { name: 'When', text: formatWhen(booking, booking) },
    ...detailRows(booking, client),
    ...(variants.length > 0 ? [{ name: 'Saw', text: variants.join(', ') }] : []),
    { name: 'Reference', text: booking.reference },
  ]
}
