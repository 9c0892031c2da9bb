import { html } from 'hono/html'
import { blockClient, selectBlocks, selectBlocksOf, unblock } from '../../../db/queries/blocks.ts'
import { selectReportTenant } from '../../../db/queries/report-facts.ts'
import { selectRequest } from '../../../db/queries/requests.ts'
import { formatLocal } from '../../../tenants/contract/format-local.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { localDay } from '../../http/local-day.ts'
import type { Html } from '../html/mail-layout.ts'
import { seeOther } from '../html/see-other.ts'
import { openRequest, openRequests } from '../keys/open-request.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { deskPage } from './desk-frame.ts'

// Clients she has blocked: asked once before, undone with one button.

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export async function showBlocks(env: PlatformEnv, tenantId: string, said?: string): Promise<Response> {
  const [tenant, blocks] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([selectReportTenant(tx, tenantId), selectBlocks(tx, tenantId)]),
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
      <a href="${dashboardPath('requests')}?status=blocked">Blocked folder</a>.</p>
    <section class="card">${
      rows.length === 0
        ? html`<p class="muted">You haven’t blocked anyone.</p>`
        : html`<div class="scroll" role="region" aria-label="Blocked clients" tabindex="0"><table class="rows">
            <thead><tr><th scope="col">Client</th><th scope="col">Email</th><th scope="col">Since</th><th scope="col">Requests</th><th scope="col">Undo</th></tr></thead>
            <tbody>${rows}</tbody></table></div>`
    }</section>`
  return deskPage({ tenant, here: 'requests', title: 'Blocked clients', body })
}

/** A button of that list. */
export async function undoBlock(env: PlatformEnv, tenantId: string, form: FormData): Promise<Response> {
  const blockId = String(form.get('block') ?? '')
  const count = UUID.test(blockId)
    ? await inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => unblock(tx, tenantId, [blockId]))
    : 0
  return seeOther(`${dashboardPath('blocks')}${count > 0 ? '?said=unblocked' : ''}`)
}

/** Asks before a block. Undefined: there is no such request. */
export async function askToBlock(env: PlatformEnv, tenantId: string, reference: string): Promise<Response | undefined> {
  const [tenant, booking] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([selectReportTenant(tx, tenantId), selectRequest(tx, tenantId, reference)]),
  )
  if (!tenant || !booking) return undefined
  const client = await openRequest(env, tenantId, booking)
  const page = dashboardPath(`requests/${reference}`)
  const body = html`<section class="card">
    <p>From now on, requests with ${client ? html`<strong>${client.email}</strong>${client.phone ? html` or <strong>${client.phone}</strong>` : ''}` : 'this email address or phone number'} go to your Blocked folder. ${client?.name ?? 'The client'} isn’t told.</p>
    <p>Requests of theirs that are waiting let go of their times. Confirmed appointments stay as they are.</p>
    <form method="post" action="${page}" class="actions"><input type="hidden" name="do" value="block"><button>Block client</button><a class="button quiet" href="${page}">Go back</a></form></section>`
  return deskPage({ tenant, here: 'requests', title: `Block ${client?.name ?? 'this client'}?`, body })
}

/** Blocks or unblocks the client of a request. False: there is no such request. */
export async function changeBlock(
  env: PlatformEnv,
  { tenantId, reference }: { tenantId: string; reference: string },
  to: 'block' | 'unblock',
) {
  return inTenant(env, { tenantId, role: 'companion_ingest' }, async (tx) => {
    if (to === 'block') return blockClient(tx, tenantId, reference)
    return (await unblock(tx, tenantId, await selectBlocksOf(tx, tenantId, reference))) > 0
  })
}

/** The part of a request's page that says whether its client is blocked. */
export const renderBlockCard = (reference: string, isBlocked: boolean): Html =>
  isBlocked
    ? html`<section class="card"><h2>Blocked</h2><p>Requests from this client go to your <a href="${dashboardPath('requests')}?status=blocked">Blocked folder</a>. They aren’t told.</p>
        <form method="post"><input type="hidden" name="do" value="unblock"><button class="quiet">Unblock client</button></form></section>`
    : html`<section class="card"><h2>Block this client</h2><p>Their requests then go to a folder of their own, without holding a time. They aren’t told.</p>
        <p class="actions"><a class="button quiet" href="${dashboardPath(`requests/${reference}/block`)}">Block client</a></p></section>`
