import { html } from 'hono/html'
import { selectDeadEvents } from '../../../db/queries/dead-events.ts'
import { operatorPath } from '../../../tenants/contract/urls.ts'
import { document } from '../app/document.ts'
import { reviveEvents } from '../ingest/revive-events.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { withPostgres } from '../postgres/with-postgres.ts'

const SHOWN_MAX = 100

/** What is stuck of one tenant: requests in her outbox, and events that were refused, with their reason. Nothing in them tells who somebody is. */
export async function showDeadLetters(env: PlatformEnv, tenantId: string): Promise<Response> {
  const outbox = await env.OUTBOX.get(env.OUTBOX.idFromName(tenantId)).status(tenantId)
  const events = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) => selectDeadEvents(tx, tenantId, SHOWN_MAX))
  const body = html`<a class="skip" href="#content">Skip to the content</a><main id="content"><h1>Dead letters of ${tenantId}</h1>
    <p><a href="${operatorPath()}">All tenants</a></p>
    <section class="card"><p>${outbox.dead} requests in the outbox and ${events.length === SHOWN_MAX ? `at least ${SHOWN_MAX}` : events.length} events were refused. Fix the cause first: it stands beside each event, and in the log for a request.</p>
      <form method="post" class="actions"><button>Try them again</button></form></section>
    ${
      events.length === 0
        ? ''
        : html`<section class="card"><h2>Events</h2><div class="scroll" role="region" aria-label="Events" tabindex="0"><table>
      <thead><tr><th scope="col">Refused</th><th scope="col">Reason</th><th scope="col">Event</th></tr></thead>
      <tbody>${events.map(({ diedAt, reason, payload }) => html`<tr><th scope="row">${diedAt.toISOString().slice(0, 16)}</th><td>${reason}</td><td><code>${payload.slice(0, 500)}</code></td></tr>`)}</tbody>
    </table></div></section>`
    }</main>`
  return document({ title: `Dead letters of ${tenantId}`, body })
}

/** Tries all of them again. */
export async function reviveDeadLetters(
  env: PlatformEnv,
  tenantId: string,
): Promise<{ revived: number; events: { counted: number; left: number } }> {
  const revived = await env.OUTBOX.get(env.OUTBOX.idFromName(tenantId)).revive()
  return { revived, events: await withPostgres(env, (sql) => reviveEvents(sql, tenantId)) }
}
