import { html } from 'hono/html'
import { selectBlocks, unblock } from '../../../db/queries/blocks.ts'
import { selectReportTenant } from '../../../db/queries/report-facts.ts'
import { selectShell } from '../../../db/queries/shell.ts'
import { formatLocal } from '../../../tenants/contract/format-local.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { localDay } from '../../http/local-day.ts'
import { appPage } from '../app/frame.tsx'
import { seeOther } from '../html/see-other.ts'
import { openRequests } from '../keys/open-request.ts'
import { inTenant } from '../postgres/in-tenant.ts'

// Clients she has blocked, each undone with one button.

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export async function showBlocks(env: PlatformEnv, tenantId: string, said?: string): Promise<Response> {
  const [shell, tenant, blocks] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([selectShell(tx, tenantId), selectReportTenant(tx, tenantId), selectBlocks(tx, tenantId)]),
  )
  if (!tenant) throw new Error('A session without a tenant.')
  const clients = await openRequests(env, tenantId, blocks)
  const day = (since: Date) => formatLocal(localDay(since, tenant.timeZone).day, tenant.locale, { dateStyle: 'medium' })
  const rows = blocks.map(
    ({ blockId, since, reference, setAside }, index) => html`<tr>
      <th scope="row">${reference === null ? 'No request kept' : html`<a href="${dashboardPath(`requests/${reference}`)}">${clients[index]?.name ?? 'No longer kept'}</a>`}</th>
      <td>${clients[index]?.email ?? ''}</td><td>Since ${day(since)}</td><td>${setAside} set aside</td>
      <td><form method="post"><input type="hidden" name="block" value="${blockId}"><button class="quiet">Unblock</button></form></td></tr>`,
  )
  const body = html`${said === 'unblocked' ? html`<p role="status" class="card good">Unblocked.</p>` : ''}
    <p>A blocked client isn’t told. Their requests hold no time, don’t reach your list and count in no figure; you find them in the
      <a href="${dashboardPath('requests')}?show=blocked">Blocked folder</a>.</p>
    <section class="card">${
      rows.length === 0
        ? html`<p class="muted">You haven’t blocked anyone.</p>`
        : html`<div class="scroll" role="region" aria-label="Blocked clients" tabindex="0"><table class="rows">
            <thead><tr><th scope="col">Client</th><th scope="col">Email</th><th scope="col">Since</th><th scope="col">Requests</th><th scope="col">Undo</th></tr></thead>
            <tbody>${rows}</tbody></table></div>`
    }</section>`
  return appPage({ shell, here: 'requests', title: 'Blocked clients', children: body })
}

/** A button of that list. */
export async function undoBlock(env: PlatformEnv, tenantId: string, form: FormData): Promise<Response> {
  const blockId = String(form.get('block') ?? '')
  const count = UUID.test(blockId)
    ? await inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => unblock(tx, tenantId, [blockId]))
    : 0
  return seeOther(`${dashboardPath('blocks')}${count > 0 ? '?said=unblocked' : ''}`)
}
