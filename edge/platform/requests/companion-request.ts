import { html } from 'hono/html'
import { type ChangeOutcome, changeBooking, type RequestRow, selectRequest } from '../../../db/queries/requests.ts'
import { requestPath } from '../../../tenants/contract/urls.ts'
import { document } from '../app/document.ts'
import { detailRows } from '../html/detail-rows.ts'
import { formatStart, formatWhen } from '../html/format-when.ts'
import type { Html } from '../html/mail-layout.ts'
import { seeOther } from '../html/see-other.ts'
import { linkSecrets } from '../keys/link-secrets.ts'
import { type Client, openRequest } from '../keys/open-request.ts'
import { readRequestLink } from '../keys/request-link.ts'
import { sendDueMails } from '../mail/send-due-mails.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { outcomeSentence, parseOutcome, STATE_WORDS, stepLabel, timeSentence } from './booking-words.ts'
import { linkNotFound } from './link-not-found.tsx'
import { requestNotes } from './request-notes.ts'

// The page behind "Confirm" and "Decline" of a mail: GET shows, only POST acts, because mail scanners follow links.

export async function showCompanionRequest(
  env: PlatformEnv,
  { token, said, now }: { token: string; said: string | undefined; now: Date },
): Promise<Response> {
  const link = await readRequestLink(linkSecrets(env), { token, holder: 'companion' })
  if (!link) return linkNotFound()
  const found = await readRequest(env, link)
  return found ? renderRequest(found, { outcome: parseOutcome(said), now }) : linkNotFound()
}

/** Acts and sends the browser back to the page: a reload shows it again and sends nothing. Mails leave after the answer, which no mail server holds. */
export async function answerCompanionRequest(
  env: PlatformEnv,
  { token, to, waitUntil }: { token: string; to: unknown; waitUntil: (work: Promise<unknown>) => void },
): Promise<Response> {
  const link = await readRequestLink(linkSecrets(env), { token, holder: 'companion' })
  if (!link || typeof to !== 'string') return linkNotFound()
  const outcome = await inTenant(env, { tenantId: link.tenantId, role: 'companion_ingest' }, (tx) =>
    changeBooking(tx, link.tenantId, { reference: link.reference, to, actor: 'companion' }),
  )
  if (outcome === 'changed') waitUntil(sendDueMails(env))
  return seeOther(`${requestPath(token)}?said=${outcome}`)
}

interface FoundRequest {
  booking: RequestRow
  client: Client | null
}

async function readRequest(
  env: PlatformEnv,
  { tenantId, reference }: { tenantId: string; reference: string },
): Promise<FoundRequest | undefined> {
  const booking = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) => selectRequest(tx, tenantId, reference))
  return booking && { booking, client: await openRequest(env, tenantId, booking) }
}

function renderRequest(
  { booking, client }: FoundRequest,
  { outcome, now }: { outcome: ChangeOutcome | undefined; now: Date },
): Promise<Response> {
  const time = timeSentence(booking, now)
  const body = html`<main class="narrow" id="content">
    <p class="muted">Request ${booking.reference}</p>
    <h1>${formatWhen(booking, booking)}</h1>
    ${outcome === undefined ? '' : html`<p role="status" class="card ${outcome === 'changed' ? 'good' : 'bad'}">${outcomeSentence(outcome, booking)}</p>`}
    <div class="card">
      <table>
        <tr><th scope="row">State</th><td><span class="tag">${STATE_WORDS[booking.status]}</span>${renderNotes(booking)}</td></tr>
        ${renderDetails(booking, client)}
      </table>
      ${client?.message ? html`<h2>In ${client.name}’s words</h2><blockquote>${client.message}</blockquote>` : ''}
    </div>
    ${time === undefined ? '' : html`<p>${time}</p>`}
    ${renderSteps(booking)}
  </main>`
  return document({ title: `Request ${booking.reference}`, body, lang: booking.locale })
}

/** Rows of the table that tells of a request. */
export const renderDetails = (booking: RequestRow, client: Client | null): Html[] =>
  [...detailRows(booking, client), { name: 'Asked', text: formatStart(booking.createdAt, booking), link: undefined }].map(
    ({ name, text, link }) => html`<tr><th scope="row">${name}</th><td>${link ?? text}</td></tr>`,
  )

/** What else she must know of it, beside its state. */
export const renderNotes = (request: Parameters<typeof requestNotes>[0]): Html[] =>
  requestNotes(request).map((note) => html` <span class="tag">${note}</span>`)

/** A button for each step that is open now. */
export function renderSteps({ status, companionSteps }: RequestRow, hidden: Html | string = ''): Html | string {
  if (companionSteps.length === 0) return ''
  return html`<form method="post" class="actions">${hidden}${companionSteps.map(
    (to, index) => html`<button name="to" value="${to}" class="${index === 0 ? '' : 'quiet'}">${stepLabel(status, to)}</button>`,
  )}</form>`
}
