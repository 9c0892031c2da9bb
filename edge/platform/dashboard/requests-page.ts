import { html } from 'hono/html'
import { makeCalendarFeed } from '../../../db/queries/calendar-feed.ts'
import { countRequests } from '../../../db/queries/count-requests.ts'
import { type InboxRow, selectCalendar, selectInbox } from '../../../db/queries/inbox.ts'
import { type ReportTenant, selectReportTenant } from '../../../db/queries/report-facts.ts'
import { BOOKING_STATUSES } from '../../../tenants/contract/booking.ts'
import { calendarPath, dashboardPath } from '../../../tenants/contract/urls.ts'
import { explainMissing } from '../html/explain-missing.ts'
import { formatMonth, formatStart } from '../html/format-when.ts'
import { type Client, openRequests } from '../keys/open-request.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { plural } from '../reports/report-sentences.ts'
import { STATE_WORDS } from '../requests/booking-words.ts'
import { renderNotes } from '../requests/companion-request.ts'
import { signCalendar } from './calendar-link.ts'
import { deskPage } from './desk-frame.ts'

const LIMIT = 200

/** The inbox: requests with the names behind them, newest first, by state. */
export async function showRequests(env: PlatformEnv, { tenantId, query }: { tenantId: string; query: URLSearchParams }): Promise<Response> {
  const asked = query.get('status') ?? ''
  const status = BOOKING_STATUSES.find((each) => each === asked) ?? null
  const folder = asked === 'blocked' ? 'blocked' : 'requests'
  const [tenant, rows, coming, counts] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([
      selectReportTenant(tx, tenantId),
      selectInbox(tx, tenantId, { status, folder, limit: LIMIT }),
      selectCalendar(tx, tenantId),
      countRequests(tx, tenantId, null),
    ]),
  )
  if (!tenant) throw new Error('A session without a tenant.')
  const clients = await openRequests(env, tenantId, rows)
  const feedId = await inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => makeCalendarFeed(tx, tenantId))
  const calendar = env.PLATFORM_URL + calendarPath(await signCalendar(env.LINK_SECRET, { tenantId, feedId }))
  const body = html`<form method="get" class="card inline"><div class="field"><label for="status">Show</label><select id="status" name="status">
      <option value="">all ${plural(counts.requests, 'request')}</option>${BOOKING_STATUSES.map((each) => html`<option value="${each}" ${each === status ? 'selected' : ''}>${STATE_WORDS[each]} (${counts.byStatus[each]})</option>`)}<option value="blocked" ${folder === 'blocked' ? 'selected' : ''}>blocked and undone</option></select></div>
      <button class="quiet">Show</button></form>
    <p class="actions"><a href="${dashboardPath('flood')}">Undo a flood</a><a href="${dashboardPath('blocks')}">Blocked clients</a></p>
    <section class="card">${rows.length === 0 ? html`<p class="muted">Nothing here.</p>` : renderRows(rows, clients, tenant)}</section>
    <section class="card"><h2>Coming up</h2>${renderAgenda(coming, { tenant, now: new Date() })}</section>
    <section class="card"><h2>In your own calendar</h2><p>Subscribe to this address. It shows times under a neutral name and no client. Keep it to yourself. Signing out everywhere makes a new one.</p><p><code>${calendar}</code></p></section>`
  return deskPage({ tenant, here: 'requests', title: 'Requests', body })
}

const renderRows = (
  rows: readonly InboxRow[],
  clients: readonly (Client | undefined)[],
  tenant: ReportTenant,
) => html`<div class="scroll" role="region" aria-label="Requests" tabindex="0"><table class="rows">
  <thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">State</th></tr></thead>
  <tbody>${rows.map(
    (
      row,
      index,
    ) => html`<tr><th scope="row"><a href="${dashboardPath(`requests/${row.reference}`)}">${formatStart(row.startsAt, tenant)}</a></th>
      <td>${clients[index]?.name ?? explainMissing(row)}</td><td>${row.service}, ${row.city}</td><td><span class="tag">${STATE_WORDS[row.status]}</span>${renderNotes(row)}</td></tr>`,
  )}</tbody></table></div>`

/** What is to come, by month. */
function renderAgenda(coming: Awaited<ReturnType<typeof selectCalendar>>, { tenant, now }: { tenant: ReportTenant; now: Date }) {
  const months = Map.groupBy(
    coming.filter(({ endsAt }) => endsAt.isAfter(now)),
    ({ startsAt }) => formatMonth(startsAt, tenant),
  )
  if (months.size === 0) return html`<p class="muted">Nothing yet.</p>`
  return [...months].map(
    ([name, rows]) =>
      html`<h3>${name}</h3><ul>${rows.map(
        ({ reference, startsAt, city, status }) =>
          html`<li><a href="${dashboardPath(`requests/${reference}`)}">${formatStart(startsAt, tenant)}</a>, ${city}${status === 'pending' ? ' (not confirmed)' : ''}</li>`,
      )}</ul>`,
  )
}
