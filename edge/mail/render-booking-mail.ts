import { html } from 'hono/html'
import type { Sql } from 'postgres'
import type { DueMail } from '../../db/queries/mails.ts'
import { type RequestRow, selectRequest } from '../../db/queries/requests.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import type { ClientDetails } from '../../tenants/contract/booking.ts'
import { UNCONFIRMED_HOLD_HOURS } from '../../tenants/contract/limits.ts'
import { openRequest } from '../desk/open-request.ts'
import { clientLink, companionLink } from './addresses.ts'
import { formatCents, formatStart, formatWhen } from './format-when.ts'
import { defuseLinks, headerSafe, type Mail } from './mail.ts'
import { type Html, mailLayout } from './mail-layout.ts'
import { renderIcs } from './render-ics.ts'

/** What a mail about a booking says. */
interface Draft {
  subject: string
  body: Html
  text: string
}

interface BookingMail {
  env: PlatformEnv
  tenantId: string
  booking: RequestRow
  client: ClientDetails
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
  if (!client) return undefined
  const mail: BookingMail = { env, tenantId, booking, client }
  const isForCompanion = kind.endsWith('_companion')
  const { subject, body, text } = await (isForCompanion ? draftForCompanion(kind, mail) : draftForClient(kind, mail))
  return {
    mailId,
    fromName: isForCompanion ? 'Appointments' : booking.tenantName,
    to: isForCompanion ? booking.contactEmail : client.email,
    replyTo: isForCompanion ? client.email : booking.contactEmail,
    subject,
    text,
    html: mailLayout({ title: subject, locale: booking.locale, body }),
    ics: kind === 'confirmed_client' ? renderIcs(booking) : undefined,
  }
}

async function draftForCompanion(kind: string, { env, tenantId, booking, client }: BookingMail): Promise<Draft> {
  const link = await companionLink(env, { tenantId, reference: booking.reference })
  const isCancelled = kind === 'cancelled_companion'
  const subject = headerSafe(`${isCancelled ? 'Cancelled' : 'New request'}: ${formatWhen(booking, booking)}`)
  const rows = companionRows(booking, client)
  const held = booking.isHeld
    ? `The time is held until ${formatStart(booking.heldUntil, booking)}.`
    : 'The time is not held, so somebody else may take it first.'
  const message = client.message === null ? undefined : defuseLinks(client.message)
  const lead = isCancelled
    ? `${client.name} has cancelled. The time is free again.`
    : `${client.name} would like to see you. ${held}${unconfirmedSentence(booking)}`
  return {
    subject,
    body: html`<h1>${isCancelled ? 'A request was cancelled' : 'A new request'}</h1><p>${lead}</p>
      <table>${rows.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}</table>
      ${message === undefined ? '' : html`<blockquote>${message}</blockquote>`}
      ${
        isCancelled
          ? html`<p><a href="${link}">Look at it</a></p>`
          : html`<p><a class="button" href="${link}">Confirm</a><a class="button quiet" href="${link}">Decline</a></p>
              <p class="muted">Both lead to a page where one tap decides. To write to ${client.name}, answer this mail.</p>`
      }`,
    text: [
      lead,
      '',
      ...rows.map(([name, value]) => `${name}: ${value}`),
      ...(message === undefined ? [] : ['', message]),
      '',
      isCancelled ? `Look at it: ${link}` : `Confirm or decline: ${link}`,
      ...(isCancelled ? [] : [`To write to ${client.name}, answer this mail.`]),
    ].join('\n'),
  }
}

/** An address that nobody has confirmed may be somebody else's. */
const unconfirmedSentence = ({ emailCheck }: RequestRow): string =>
  emailCheck === 'asked'
    ? ' Their email address is not confirmed yet: they have been asked to confirm it, and when they do the time is held for longer.'
    : ''

function companionRows(booking: RequestRow, client: ClientDetails): [string, string][] {
  const variants = Object.entries(booking.variants).map(([test, variant]) => `${test.replace(/\.\d+$/, '')}: ${variant}`)
  const rows: [string, string | null][] = [
    ['When', formatWhen(booking, booking)],
    ['What', booking.service],
    ['Where', [booking.city, client.address].filter(Boolean).join(', ')],
    ['Price', booking.priceCents === null ? null : formatCents(booking.priceCents, booking)],
    ['Name', client.name],
    ['E-mail', client.email],
    ['Phone', client.phone],
    ['Came from', [booking.source, booking.utmCampaign].filter(Boolean).join(', ') || null],
    ['Saw', variants.join(', ') || null],
    ['Reference', booking.reference],
  ]
  return rows.filter((row): row is [string, string] => row[1] !== null && row[1] !== '')
}

const CLIENT_WORDS: Record<string, { subject: string; heading: string; lead: (name: string) => string; canCancel: boolean }> = {
  request_client: {
    subject: 'Your request has arrived',
    heading: 'Thank you',
    lead: (name) => `Your request has arrived safely. It is not confirmed yet: ${name} reads each one herself and answers by e-mail.`,
    canCancel: true,
  },
  confirmed_client: {
    subject: 'Your appointment is confirmed',
    heading: 'Confirmed',
    lead: (name) => `${name} looks forward to seeing you. The attached file puts the time into your calendar under a neutral name.`,
    canCancel: true,
  },
  declined_client: {
    subject: 'About your request',
    heading: 'Not this time',
    lead: () => 'Unfortunately this time is not possible. You are welcome to ask for another one.',
    canCancel: false,
  },
  cancelled_client: {
    subject: 'Your appointment is cancelled',
    heading: 'Cancelled',
    lead: (name) => `${name} has to cancel this appointment. You can answer this mail.`,
    canCancel: false,
  },
  expired_client: {
    subject: 'About your request',
    heading: 'Not confirmed in time',
    lead: () => 'Your request could not be answered in time, so the time is no longer held. You are welcome to ask again.',
    canCancel: false,
  },
}

/** The same words whether the time is held at this moment or not: the page behind the link says how it stands. */
const confirmSentence = (booking: RequestRow): string =>
  `Please confirm that you sent this request. Until then the time is held for ${UNCONFIRMED_HOLD_HOURS} hours at most. If it wasn’t you, ignore this email: ${booking.tenantName} can see that nobody confirmed it.`

async function draftForClient(kind: string, { env, tenantId, booking }: BookingMail): Promise<Draft> {
  const words = CLIENT_WORDS[kind]
  if (!words) throw new Error(`There is no mail of the kind ${kind}.`)
  const link = await clientLink(env, { tenantId, reference: booking.reference, host: booking.host })
  const lead = words.lead(booking.tenantName)
  const when = formatWhen(booking, booking)
  const confirm = kind === 'request_client' && booking.emailCheck === 'asked' ? confirmSentence(booking) : undefined
  return {
    subject: words.subject,
    body: html`<h1>${words.heading}</h1><p>${lead}</p>
      ${confirm === undefined ? '' : html`<p>${confirm}</p><p><a class="button" href="${link}">Yes, it’s me</a></p>`}
      <table><tr><th scope="row">When</th><td>${when}</td></tr><tr><th scope="row">Where</th><td>${booking.city}</td></tr>
      <tr><th scope="row">Reference</th><td>${booking.reference}</td></tr></table>
      ${words.canCancel ? html`<p><a href="${link}">See or cancel it</a></p>` : ''}
      <p class="muted">You can answer this mail.</p>`,
    text: [
      lead,
      ...(confirm === undefined ? [] : ['', confirm, `Yes, it’s me: ${link}`]),
      '',
      `When: ${when}`,
      `Where: ${booking.city}`,
      `Reference: ${booking.reference}`,
      ...(words.canCancel ? ['', `See or cancel it: ${link}`] : []),
      '',
      'You can answer this mail.',
    ].join('\n'),
  }
}
