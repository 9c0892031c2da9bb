import { html } from 'hono/html'
import type { ClientMailKind } from '../../../tenants/contract/mail-kinds.ts'
import { formatWhen } from '../html/format-when.ts'
import { clientLink } from './addresses.ts'
import type { BookingMail, Draft } from './draft-for-companion.ts'

/** From her to a client: warm, short, in her own voice. */
const CLIENT_WORDS: Record<ClientMailKind, { subject: string; heading: string; lead: string; canCancel: boolean }> = {
  request_client: {
    subject: 'Your request has arrived',
    heading: 'Thank you',
    lead: 'Your request has arrived safely. I read each one myself and answer by email; the time isn’t guaranteed until I confirm it.',
    canCancel: true,
  },
  confirmed_client: {
    subject: 'Your appointment is confirmed',
    heading: 'Confirmed',
    lead: 'I look forward to seeing you. The attached file puts the time into your calendar under a neutral name.',
    canCancel: true,
  },
  declined_client: {
    subject: 'About your request',
    heading: 'Not this time',
    lead: 'Thank you for writing. I can’t make this time, but you’re welcome to ask for another.',
    canCancel: false,
  },
  offered_client: {
    subject: 'About your request',
    heading: 'Another time?',
    lead: 'Thank you for writing. I can’t make the time you asked for, but I’d like to see you. Would one of these suit?',
    canCancel: true,
  },
  cancelled_client: {
    subject: 'Your appointment is cancelled',
    heading: 'Cancelled',
    lead: 'I’m sorry, I have to cancel this appointment. Reply if another time would suit. The attached file takes it out of your calendar.',
    canCancel: false,
  },
  cancellation_client: {
    subject: 'Your appointment is cancelled',
    heading: 'Cancelled',
    lead: 'Your booking is cancelled, as you asked. The attached file takes it out of your calendar.',
    canCancel: false,
  },
  expired_client: {
    subject: 'About your request',
    heading: 'Not confirmed in time',
    lead: 'I’m sorry, I couldn’t answer in time, so your request has expired. You’re welcome to ask again.',
    canCancel: false,
  },
}
/** Of a request for which she had offered other times. */
const OFFERS_EXPIRED = 'The times I offered have expired, so I’ve let them go. You’re welcome to ask again.'

/** True of everybody, like all that a client is told before an answer: whether a time is held would tell who is blocked, or how full a flood is. */
const CONFIRM_SENTENCE =
  'Please confirm that you sent this request, so that I know it’s you. If it wasn’t you, ignore this email: I can see that nobody confirmed it.'

export async function draftForClient(kind: ClientMailKind, { env, tenantId, booking, offers, words: own }: BookingMail): Promise<Draft> {
  const found = CLIENT_WORDS[kind]
  const words = kind === 'expired_client' && booking.wasOffered ? { ...found, lead: OFFERS_EXPIRED } : found
  const link = await clientLink(env, { tenantId, reference: booking.reference, host: booking.host })
  const when = formatWhen(booking, booking)
  const times = kind === 'offered_client' ? offers.map((offer) => formatWhen(offer, booking)) : []
  const confirm = kind === 'request_client' && booking.emailCheck === 'asked' ? CONFIRM_SENTENCE : undefined
  return {
    subject: words.subject,
    body: html`<h1>${words.heading}</h1><p>${words.lead}</p>${confirm === undefined ? '' : html`<p>${confirm}</p><p><a class="button" href="${link}">Yes, it’s me</a></p>`}
      ${own === '' ? '' : html`<blockquote>${own}</blockquote>`}
      ${times.length === 0 ? '' : html`<ul>${times.map((time) => html`<li>${time}</li>`)}</ul><p><a class="button" href="${link}">Choose a time</a></p>`}
      <p>${booking.tenantName}</p>
      <table><tr><th scope="row">When</th><td>${when}</td></tr><tr><th scope="row">Where</th><td>${booking.city}</td></tr>
      <tr><th scope="row">Reference</th><td>${booking.reference}</td></tr></table>
      ${words.canCancel ? html`<p><a href="${link}">See or cancel it</a></p>` : ''}
      <p class="muted">You can reply to this email.</p>`,
    text: [
      words.lead,
      ...(confirm === undefined ? [] : ['', confirm, `Yes, it’s me: ${link}`]),
      ...(own === '' ? [] : ['', own]),
      ...(times.length === 0 ? [] : ['', ...times.map((time) => `- ${time}`), '', `Choose a time: ${link}`]),
      '',
      booking.tenantName,
      '',
      `When: ${when}`,
      `Where: ${booking.city}`,
      `Reference: ${booking.reference}`,
      ...(words.canCancel ? ['', `See or cancel it: ${link}`] : []),
      '',
      'You can reply to this email.',
    ].join('\n'),
  }
}
