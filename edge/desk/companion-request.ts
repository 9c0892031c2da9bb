import { html } from 'hono/html'
import { type ChangeOutcome, changeBooking, type RequestRow, selectRequest } from '../../db/queries/requests.ts'
import type { ClientDetails } from '../../tenants/contract/booking.ts'
import { formatCents, formatStart, formatWhen } from '../mail/format-when.ts'
import type { Html } from '../mail/mail-layout.ts'
import { sendDueMails } from '../mail/send-due-mails.ts'
import { document } from '../pages/document.ts'
import { inTenant } from './in-tenant.ts'
import { linkNotFound } from './link-not-found.ts'
import { openRequest } from './open-request.ts'
import { readRequestLink } from './request-link.ts'
import { requestNotes } from './request-notes.ts'

// The page behind "Confirm" and "Decline" of a mail: GET shows, only POST acts, because mail scanners follow links.

const ACTIONS: Record<string, { label: string; to: string }[]> = {
  pending: [
    { label: 'Confirm', to: 'confirmed' },
    { label: 'Decline', to: 'declined' },
  ],
  expired: [{ label: 'Confirm all the same', to: 'confirmed' }],
  confirmed: [{ label: 'Cancel the appointment', to: 'cancelled' }],
}

export async function showCompanionRequest(env: PlatformEnv, token: string): Promise<Response> {
  const link = await readRequestLink(env.LINK_SECRET, { token, holder: 'companion' })
  if (!link) return linkNotFound()
  const found = await readRequest(env, link)
  return found ? renderRequest(found, undefined) : linkNotFound()
}

/** Mails leave after the answer: a mail server that is slow or silent never holds it. */
export async function answerCompanionRequest(
  env: PlatformEnv,
  { token, to, waitUntil }: { token: string; to: unknown; waitUntil: (work: Promise<unknown>) => void },
): Promise<Response> {
  const link = await readRequestLink(env.LINK_SECRET, { token, holder: 'companion' })
  if (!link || typeof to !== 'string') return linkNotFound()
  const outcome = await inTenant(env, { tenantId: link.tenantId, role: 'companion_ingest' }, (tx) =>
    changeBooking(tx, link.tenantId, { reference: link.reference, to, actor: 'companion' }),
  )
  if (outcome === 'changed') waitUntil(sendDueMails(env))
  const found = await readRequest(env, link)
  return found ? renderRequest(found, outcome) : linkNotFound()
}

interface FoundRequest {
  booking: RequestRow
  client: ClientDetails | null
}

async function readRequest(
  env: PlatformEnv,
  { tenantId, reference }: { tenantId: string; reference: string },
): Promise<FoundRequest | undefined> {
  const booking = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) => selectRequest(tx, tenantId, reference))
  return booking && { booking, client: await openRequest(env, tenantId, booking) }
}

function renderRequest({ booking, client }: FoundRequest, outcome: ChangeOutcome | undefined): Promise<Response> {
  const actions = ACTIONS[booking.status] ?? []
  const body = html`<main class="narrow" id="content">
    <p class="muted">Request ${booking.reference}</p>
    <h1>${formatWhen(booking, booking)}</h1>
    ${outcome === undefined ? '' : html`<p role="status" class="card ${outcome === 'changed' ? 'good' : 'bad'}">${outcomeSentence(outcome, booking.status)}</p>`}
    <div class="card">
      <table>
        <tr><th scope="row">State</th><td><span class="tag">${STATUS_WORDS[booking.status] ?? booking.status}</span>${renderNotes(booking)}</td></tr>
        ${detailRows({ booking, client }).map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}
      </table>
      ${client?.message ? html`<h2>In ${client.name}’s words</h2><blockquote>${client.message}</blockquote>` : ''}
    </div>
    ${
      actions.length === 0
        ? ''
        : html`<form method="post" class="actions">${actions.map(
            ({ label, to }, index) => html`<button name="to" value="${to}" class="${index === 0 ? '' : 'quiet'}">${label}</button>`,
          )}</form>`
    }
  </main>`
  return document({
    title: `Request ${booking.reference}`,
    body,
    status: outcome === 'slot_taken' || outcome === 'not_allowed' ? 409 : 200,
    lang: booking.locale,
  })
}

/** What else she must know of it, beside its state. */
export const renderNotes = (request: Parameters<typeof requestNotes>[0]): Html[] =>
  requestNotes(request).map((note) => html` <span class="tag">${note}</span>`)

export const STATUS_WORDS: Record<string, string> = {
  pending: 'waits for you',
  confirmed: 'confirmed',
  declined: 'declined',
  cancelled: 'cancelled',
  completed: 'over',
  no_show: 'did not come',
  expired: 'ran out',
}

export function detailRows({ booking, client }: FoundRequest): [string, string][] {
  const rows: [string, string | null | undefined][] = [
    ['What', booking.service],
    ['Where', [booking.city, client?.address].filter(Boolean).join(', ')],
    ['Price', booking.priceCents === null ? null : formatCents(booking.priceCents, booking)],
    ['Name', client ? client.name : 'no longer kept'],
    ['E-mail', client?.email],
    ['Phone', client?.phone],
    ['Came from', [booking.source, booking.utmCampaign].filter(Boolean).join(', ')],
    ['Asked', formatStart(booking.createdAt, booking)],
  ]
  return rows.filter((row): row is [string, string] => Boolean(row[1]))
}

export function outcomeSentence(outcome: ChangeOutcome, status: string): string {
  switch (outcome) {
    case 'changed':
      return `Done: ${STATUS_WORDS[status]}. The client gets a mail.`
    case 'unchanged':
      return `It was ${STATUS_WORDS[status]} already. Nothing was sent again.`
    case 'not_allowed':
      return `That is not possible any more: ${STATUS_WORDS[status]}.`
    case 'slot_taken':
      return 'Another appointment holds that time by now.'
    case 'not_found':
      return 'There is no such request.'
  }
}
