import { html } from 'hono/html'
import { type FloodGroup, type FloodPattern, type FloodRow, selectFlood, selectFloodGroups, undoFlood } from '../../../db/queries/blocks.ts'
import { type ReportTenant, selectReportTenant } from '../../../db/queries/report-facts.ts'
import { selectShell } from '../../../db/queries/shell.ts'
import type { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { appPage } from '../app/frame.tsx'
import { explainMissing } from '../html/explain-missing.ts'
import { formatStart } from '../html/format-when.ts'
import type { Html } from '../html/mail-layout.ts'
import { seeOther } from '../html/see-other.ts'
import { openRequests } from '../keys/open-request.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { plural } from '../reports/report-sentences.ts'
import { readFloodPattern, readUntil } from './read-flood-pattern.ts'

// One action against a flood of requests: she picks what they have in common, sees them all, and declines or blocks them, without an email to anybody.

const HOURS = [1, 3, 6, 12, 24]

/** The patterns there are, or the requests of the one that the address names. */
export async function showFlood(
  env: PlatformEnv,
  { tenantId, query, now }: { tenantId: string; query: URLSearchParams; now: Date },
): Promise<Response> {
  const pattern = readFloodPattern((name) => query.get(name))
  return pattern === undefined ? showPatterns(env, tenantId, saidOf(query)) : showOnePattern(env, tenantId, { pattern, until: now })
}

/** What the address says after the button: how many, and whether their clients are blocked. Words of our own, whatever the address says. */
function saidOf(query: URLSearchParams): string {
  const count = Number(query.get('undone') ?? '')
  if (!query.has('undone') || !Number.isInteger(count) || count < 0) return ''
  return `${plural(count, 'request')} declined${query.get('said') === 'blocked' ? ' and their clients blocked' : ''}. Nobody got an email.`
}

async function showPatterns(env: PlatformEnv, tenantId: string, said = ''): Promise<Response> {
  const [shell, tenant, groups] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([selectShell(tx, tenantId), selectReportTenant(tx, tenantId), selectFloodGroups(tx, tenantId)]),
  )
  if (!tenant) throw new Error('A session without a tenant.')
  const clients = await openRequests(env, tenantId, groups)
  const body = html`${said === '' ? '' : html`<p role="status" class="card good">${said}</p>`}
    <p>Pick what the requests have in common. You’ll see them all before anything happens.</p>
    <section class="card"><h2>Waiting requests that belong together</h2>${
      groups.length === 0
        ? html`<p class="muted">No two waiting requests came from one network or one address.</p>`
        : html`<ul>${groups.map((group, index) => html`<li><a href="?like=${group.kind}&reference=${group.reference}">${groupWords(group, clients[index]?.email)}</a></li>`)}</ul>`
    }</section>
    <section class="card"><h2>Requests nobody has confirmed</h2><form method="get" class="inline"><input type="hidden" name="like" value="unconfirmed">
      <div class="field"><label for="hours">Sent in the last</label><select id="hours" name="hours">${HOURS.map((hours) => html`<option value="${hours}">${plural(hours, 'hour')}</option>`)}</select></div>
      <button class="quiet">Show them</button></form></section>`
  return appPage({ shell, here: 'requests', title: 'Undo a flood', children: body })
}

function groupWords({ kind, requests, unconfirmed }: FloodGroup, email: StrangersText | undefined): string {
  const from = kind === 'network' ? 'one network' : (email ?? 'one email address')
  return `${requests} requests from ${from}, ${unconfirmed === requests ? 'none' : requests - unconfirmed} of them confirmed`
}

async function showOnePattern(
  env: PlatformEnv,
  tenantId: string,
  { pattern, until }: { pattern: FloodPattern; until: Date },
): Promise<Response> {
  const [shell, tenant, rows] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([selectShell(tx, tenantId), selectReportTenant(tx, tenantId), selectFlood(tx, tenantId, pattern, until)]),
  )
  if (!tenant) throw new Error('A session without a tenant.')
  const clients = await openRequests(env, tenantId, rows)
  const body =
    rows.length === 0
      ? html`<section class="card"><p>No waiting request fits.</p><p class="actions"><a class="button quiet" href="${dashboardPath('flood')}">Go back</a></p></section>`
      : html`<section class="card"><p>${patternWords(pattern)}. Nobody gets an email, the times are free again, and the requests move out of your list and your figures.</p>
          ${renderForm(rows.length, { pattern, until })}</section>
        <section class="card">${renderRows(rows, clients, tenant)}</section>`
  return appPage({ shell, here: 'requests', title: `Undo ${plural(rows.length, 'request')}`, children: body })
}

function patternWords(pattern: FloodPattern): string {
  switch (pattern.kind) {
    case 'network':
      return 'These requests came from one network on one day'
    case 'email':
      return 'These requests name one email address'
    case 'unconfirmed':
      return `The addresses of these requests, of the last ${plural(pattern.hours, 'hour')}, are not confirmed`
  }
}

const renderForm = (
  count: number,
  { pattern, until }: { pattern: FloodPattern; until: Date },
): Html => html`<form method="post" class="actions">
  <input type="hidden" name="like" value="${pattern.kind}"><input type="hidden" name="until" value="${until.toISOString()}">
  ${pattern.kind === 'unconfirmed' ? html`<input type="hidden" name="hours" value="${pattern.hours}">` : html`<input type="hidden" name="reference" value="${pattern.reference}">`}
  <button name="do" value="decline">Decline ${plural(count, 'request')}</button>
  <button name="do" value="block" class="quiet">Decline and block</button><a class="button quiet" href="${dashboardPath('flood')}">Go back</a></form>`

const renderRows = (rows: readonly FloodRow[], clients: Awaited<ReturnType<typeof openRequests>>, tenant: ReportTenant): Html =>
  html`<div class="scroll" role="region" aria-label="Requests" tabindex="0"><table class="rows">
    <thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">Email</th></tr></thead>
    <tbody>${rows.map(
      (
        { reference, startsAt, clientSealed },
        index,
      ) => html`<tr><th scope="row"><a href="${dashboardPath(`requests/${reference}`)}">${formatStart(startsAt, tenant)}</a></th>
        <td>${clients[index]?.name ?? explainMissing({ clientSealed })}</td><td>${clients[index]?.email ?? ''}</td></tr>`,
    )}</tbody></table></div>`

/** The button of that page. It acts on what she has seen: requests that came after the page was shown stay. */
export async function actOnFlood(
  env: PlatformEnv,
  { tenantId, form, now }: { tenantId: string; form: FormData; now: Date },
): Promise<Response> {
  const text = (name: string) => String(form.get(name) ?? '')
  const [pattern, until, deed] = [readFloodPattern(text), readUntil(text('until'), now), text('do')]
  if (pattern === undefined || until === undefined || !['decline', 'block'].includes(deed)) return seeOther(dashboardPath('flood'))
  const isBlocking = deed === 'block'
  const count = await inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => undoFlood(tx, tenantId, { pattern, until, isBlocking }))
  return seeOther(`${dashboardPath('flood')}?undone=${count}${isBlocking ? '&said=blocked' : ''}`)
}
