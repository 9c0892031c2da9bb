import { html } from 'hono/html'
import { selectBlocksOf } from '../../../db/queries/blocks.ts'
import { type BookingStep, insertStep, selectSteps } from '../../../db/queries/booking-steps.ts'
import { type ReportTenant, selectReportTenant } from '../../../db/queries/report-facts.ts'
import { type ChangeOutcome, changeBooking, selectRequest } from '../../../db/queries/requests.ts'
import { selectSealed, updateSealed } from '../../../db/queries/sealed-words.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { document } from '../app/document.ts'
import { mailtoLink } from '../html/contact-links.ts'
import { formatCents, formatWhen } from '../html/format-when.ts'
import type { Html } from '../html/mail-layout.ts'
import { seeOther } from '../html/see-other.ts'
import { openRequest } from '../keys/open-request.ts'
import { openWords, sealWords } from '../keys/seal-words.ts'
import { sendDueMails } from '../mail/send-due-mails.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { outcomeSentence, parseOutcome, STATE_WORDS, timeSentence } from '../requests/booking-words.ts'
import { renderDetails, renderNotes, renderSteps } from '../requests/companion-request.ts'
import { changeBlock, renderBlockCard } from './blocks-page.ts'
import { deskPage } from './desk-frame.ts'
import { parseStep } from './parse-step.ts'

const NOTES_LENGTH_MAX = 4000
/** What the address says after a form -> what she reads. */
const SAID = new Map([
  ['saved', 'Saved.'],
  ['added', 'Added.'],
  ['blocked', 'Blocked.'],
  ['unblocked', 'Unblocked.'],
  ['day_missing', 'Please choose a day.'],
  ['amount_missing', 'Please write the amount of the deposit, e.g. 300.'],
])

interface Place {
  tenantId: string
  reference: string
}

/** One request with all that is known of it and all that can be done with it. Another tenant's is not found. */
export async function showRequest(
  env: PlatformEnv,
  place: Place,
  { said, now, status = 200 }: { said?: string | undefined; now: Date; status?: number },
): Promise<Response> {
  const { tenantId, reference } = place
  const [tenant, booking, steps, notesSealed, blocks] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([
      selectReportTenant(tx, tenantId),
      selectRequest(tx, tenantId, reference),
      selectSteps(tx, tenantId, reference),
      selectSealed(tx, tenantId, { reference, kind: 'notes' }),
      selectBlocksOf(tx, tenantId, reference),
    ]),
  )
  if (!tenant || !booking) return notFound()
  const client = await openRequest(env, tenantId, booking)
  const notes = await openWords(env, { ...place, kind: 'notes' }, notesSealed)
  const time = timeSentence(booking, now)
  const outcome = parseOutcome(said)
  const sentence = outcome === undefined ? (SAID.get(said ?? '') ?? '') : outcomeSentence(outcome, booking)
  const body = html`${sentence === '' ? '' : html`<p role="status" class="card">${sentence}</p>`}
    <section class="card"><table><tr><th scope="row">State</th><td><span class="tag">${STATE_WORDS[booking.status]}</span>${renderNotes(booking)}</td></tr>
      ${renderDetails(booking, client)}</table>
      ${client?.message ? html`<blockquote>${client.message}</blockquote>` : ''}
      ${client ? html`<p>${mailtoLink(client.email, html`Write to ${client.name}`)}</p>` : ''}
      ${booking.setAside === null ? '' : html`<p class="muted">This request is set aside: it holds no time and is in none of your figures.</p>`}
      ${time === undefined || booking.setAside !== null ? '' : html`<p>${time}</p>`}
      ${renderSteps(booking, html`<input type="hidden" name="do" value="change">`)}</section>
    <div class="columns">${renderScreening(steps, tenant)}
    <section class="card"><h2>Your notes</h2>${notes === null ? html`<p>What you wrote here cannot be opened. Saving writes over it.</p>` : ''}<form method="post"><input type="hidden" name="do" value="notes"><div class="field"><label for="notes">Only you read them</label>
      <textarea id="notes" name="notes" rows="5" maxlength="${NOTES_LENGTH_MAX}">${notes ?? ''}</textarea></div><button class="quiet">Save</button></form></section></div>
    ${booking.setAside === 'flood' ? '' : renderBlockCard(reference, blocks.length > 0)}`
  return deskPage({ tenant, here: 'requests', title: formatWhen(booking, booking), body, status })
}

const renderScreening = (
  steps: readonly BookingStep[],
  tenant: ReportTenant,
): Html => html`<section class="card"><h2>Screening and deposit</h2>
  ${steps.length === 0 ? html`<p class="muted">Nothing added yet.</p>` : html`<table>${steps.map((step) => html`<tr><th scope="row">${step.doneOn}</th><td>${step.kind === 'screening' ? 'screened' : `deposit of ${formatCents(step.amountCents ?? 0, tenant)}${step.reference ? `, ${step.reference}` : ''}`}</td></tr>`)}</table>`}
  <form method="post" class="inline"><input type="hidden" name="do" value="step"><input type="hidden" name="step" value="${crypto.randomUUID()}">
    <div class="field"><label for="kind">Add a</label><select id="kind" name="kind"><option value="deposit">deposit</option><option value="screening">screening</option></select></div>
    <div class="field"><label for="amount">Amount</label><input id="amount" name="amount" inputmode="decimal" placeholder="300"></div>
    <div class="field"><label for="transfer">Transfer or PayID reference</label><input id="transfer" name="transfer" maxlength="60"></div>
    <div class="field"><label for="on">On</label><input id="on" name="on" type="date" required></div>
    <button class="quiet">Add</button></form></section>`

/**
 * A form of the page: acts, then back to the page by GET. What is wrong with a form is said at once, because nothing was done. Mails leave after the answer.
 */
export async function actOnRequest(
  env: PlatformEnv,
  place: Place,
  { form, waitUntil }: { form: FormData; waitUntil: (work: Promise<unknown>) => void },
): Promise<Response> {
  const { tenantId, reference } = place
  const write = <T>(work: Parameters<typeof inTenant<T>>[2]) => inTenant(env, { tenantId, role: 'companion_ingest' }, work)
  const text = (name: string) => String(form.get(name) ?? '')
  const back = (said: string) => seeOther(`${dashboardPath(`requests/${reference}`)}?said=${said}`)
  switch (text('do')) {
    case 'change': {
      const outcome = await write<ChangeOutcome>((tx) => changeBooking(tx, tenantId, { reference, to: text('to'), actor: 'companion' }))
      if (outcome === 'not_found') return notFound()
      if (outcome === 'changed') waitUntil(sendDueMails(env))
      return back(outcome)
    }
    case 'notes':
      return (await keepNotes(env, place, text('notes'))) ? back('saved') : notFound()
    case 'step': {
      const step = parseStep(text)
      if (typeof step === 'string') return showRequest(env, place, { said: step, now: new Date(), status: 422 })
      return (await write((tx) => insertStep(tx, tenantId, { reference, step }))) ? back('added') : notFound()
    }
    case 'block':
    case 'unblock': {
      const deed = text('do') as 'block' | 'unblock'
      return (await changeBlock(env, place, deed)) ? back(`${deed}ed`) : notFound()
    }
    default:
      return back('')
  }
}

/** Whether there is such a request. */
async function keepNotes(env: PlatformEnv, place: Place, text: string): Promise<boolean> {
  const { tenantId, reference } = place
  const notes = text.slice(0, NOTES_LENGTH_MAX).trim()
  const booking = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) => selectRequest(tx, tenantId, reference))
  if (!booking) return false
  const { endsAt, keepDays } = booking
  const sealed = notes === '' ? null : await sealWords(env, { ...place, kind: 'notes' }, { text: notes, endsAt, keepDays })
  await inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => updateSealed(tx, tenantId, { reference, kind: 'notes', sealed }))
  return true
}

export const notFound = (): Promise<Response> =>
  document({
    title: 'Not found',
    status: 404,
    body: html`<main class="narrow" id="content"><h1>There is nothing here</h1><p><a href="${dashboardPath()}">To the overview</a></p></main>`,
  })
