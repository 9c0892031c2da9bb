import { html } from 'hono/html'
import { type BookingStep, blockClient, insertStep, selectNotes, selectSteps, updateNotes } from '../../db/queries/inbox.ts'
import { type ReportTenant, selectReportTenant } from '../../db/queries/report-facts.ts'
import { type ChangeOutcome, changeBooking, type RequestRow, selectRequest } from '../../db/queries/requests.ts'
import { dashboardPath } from '../../tenants/contract/urls.ts'
import { detailRows, outcomeSentence, renderNotes, STATUS_WORDS } from '../desk/companion-request.ts'
import { inTenant } from '../desk/in-tenant.ts'
import { openRequest } from '../desk/open-request.ts'
import { formatCents, formatWhen } from '../mail/format-when.ts'
import type { Html } from '../mail/mail-layout.ts'
import { sendDueMails } from '../mail/send-due-mails.ts'
import { document } from '../pages/document.ts'
import { openNotes, sealNotes } from '../secrecy/seal-notes.ts'
import { deskPage } from './desk-frame.ts'
import { parseStep } from './parse-step.ts'

const ACTIONS: Record<string, [string, string][]> = {
  pending: [
    ['confirmed', 'Confirm'],
    ['declined', 'Decline'],
  ],
  expired: [['confirmed', 'Confirm all the same']],
  confirmed: [
    ['completed', 'It took place'],
    ['no_show', 'Did not come'],
    ['cancelled', 'Cancel'],
  ],
  completed: [['no_show', 'Did not come']],
}
const NOTES_LENGTH_MAX = 4000

interface Place {
  tenantId: string
  reference: string
}

/** One request with all that is known of it and all that can be done with it. Another tenant's is not found. */
export async function showRequest(env: PlatformEnv, place: Place, said = ''): Promise<Response> {
  const { tenantId, reference } = place
  const [tenant, booking, steps, notesSealed] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([
      selectReportTenant(tx, tenantId),
      selectRequest(tx, tenantId, reference),
      selectSteps(tx, tenantId, reference),
      selectNotes(tx, tenantId, reference),
    ]),
  )
  if (!tenant || !booking) return notFound()
  const client = await openRequest(env, tenantId, booking)
  const notes = notesSealed === null ? '' : await openNotes(env, place, notesSealed)
  const body = html`${said === '' ? '' : html`<p role="status" class="card">${said}</p>`}
    <section class="card"><table><tr><th scope="row">State</th><td><span class="tag">${STATUS_WORDS[booking.status] ?? booking.status}</span>${renderNotes(booking)}</td></tr>
      ${detailRows({ booking, client }).map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}</table>
      ${client?.message ? html`<blockquote>${client.message}</blockquote>` : ''}
      ${client ? html`<p><a href="mailto:${client.email}">Write to ${client.name}</a></p>` : ''}
      ${renderActions(booking)}</section>
    <div class="columns">${renderSteps(steps, tenant)}
    <section class="card"><h2>Your notes</h2><form method="post"><input type="hidden" name="do" value="notes"><div class="field"><label for="notes">Only you read them</label>
      <textarea id="notes" name="notes" rows="5" maxlength="${NOTES_LENGTH_MAX}">${notes}</textarea></div><button class="quiet">Keep</button></form></section></div>
    <section class="card"><h2>Never again</h2><form method="post"><input type="hidden" name="do" value="block"><p>Requests with this e-mail address or phone number are refused from now on.</p><button class="quiet">Block this client</button></form></section>`
  return deskPage({ tenant, here: 'requests', title: formatWhen(booking, booking), body })
}

const renderActions = ({ status }: RequestRow): Html | string => {
  const actions = ACTIONS[status] ?? []
  if (actions.length === 0) return ''
  return html`<form method="post" class="actions"><input type="hidden" name="do" value="change">${actions.map(([to, label], index) => html`<button name="to" value="${to}" class="${index === 0 ? '' : 'quiet'}">${label}</button>`)}</form>`
}

const renderSteps = (steps: readonly BookingStep[], tenant: ReportTenant): Html => html`<section class="card"><h2>Screening and deposit</h2>
  ${steps.length === 0 ? html`<p class="muted">Nothing noted yet.</p>` : html`<table>${steps.map((step) => html`<tr><th scope="row">${step.doneOn}</th><td>${step.kind === 'screening' ? 'screened' : `deposit of ${formatCents(step.amountCents ?? 0, tenant)}${step.reference ? `, ${step.reference}` : ''}`}</td></tr>`)}</table>`}
  <form method="post" class="inline"><input type="hidden" name="do" value="step">
    <div class="field"><label for="kind">Note a</label><select id="kind" name="kind"><option value="deposit">deposit</option><option value="screening">screening</option></select></div>
    <div class="field"><label for="amount">Amount</label><input id="amount" name="amount" inputmode="decimal" placeholder="300"></div>
    <div class="field"><label for="transfer">Transfer or PayID reference</label><input id="transfer" name="transfer" maxlength="60"></div>
    <div class="field"><label for="on">On</label><input id="on" name="on" type="date" required></div>
    <button class="quiet">Note it</button></form></section>`

/** A form of the page. Mails leave after the answer. */
export async function actOnRequest(
  env: PlatformEnv,
  place: Place,
  { form, waitUntil }: { form: FormData; waitUntil: (work: Promise<unknown>) => void },
): Promise<Response> {
  const { tenantId, reference } = place
  const write = <T>(work: Parameters<typeof inTenant<T>>[2]) => inTenant(env, { tenantId, role: 'companion_ingest' }, work)
  const text = (name: string) => String(form.get(name) ?? '')
  switch (text('do')) {
    case 'change': {
      const outcome = await write<ChangeOutcome>((tx) => changeBooking(tx, tenantId, { reference, to: text('to'), actor: 'companion' }))
      if (outcome === 'changed') waitUntil(sendDueMails(env))
      return showRequest(env, place, outcomeSentence(outcome, text('to')))
    }
    case 'notes':
      return keepNotes(env, place, text('notes'))
    case 'step': {
      const step = parseStep(text)
      if (typeof step === 'string') return showRequest(env, place, step)
      const isDone = await write((tx) => insertStep(tx, tenantId, { reference, step }))
      return isDone ? showRequest(env, place, 'Noted.') : notFound()
    }
    case 'block':
      await write((tx) => blockClient(tx, tenantId, reference))
      return showRequest(env, place, 'Blocked. What was booked stays as it is.')
    default:
      return showRequest(env, place)
  }
}

async function keepNotes(env: PlatformEnv, place: Place, text: string): Promise<Response> {
  const { tenantId, reference } = place
  const notes = text.slice(0, NOTES_LENGTH_MAX).trim()
  const booking = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) => selectRequest(tx, tenantId, reference))
  if (!booking) return notFound()
  const sealed = notes === '' ? null : await sealNotes(env, place, { notes, endsAt: booking.endsAt, keepDays: booking.keepDays })
  await inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => updateNotes(tx, tenantId, { reference, sealed }))
  return showRequest(env, place, 'Kept.')
}

export const notFound = (): Promise<Response> =>
  document({
    title: 'Not found',
    status: 404,
    body: html`<main class="narrow" id="content"><h1>There is nothing here</h1><p><a href="${dashboardPath()}">To the overview</a></p></main>`,
  })
