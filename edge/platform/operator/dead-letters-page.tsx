import { type KeptDeadEvent, selectDeadEvents } from '../../../db/queries/dead-events.ts'
import { operatorPath } from '../../../tenants/contract/urls.ts'
import { Card } from '../app/Card.tsx'
import { inTenant } from '../postgres/in-tenant.ts'
import { operatorPage } from './operator-frame.tsx'

const SHOWN_MAX = 100
const PAYLOAD_SHOWN_MAX = 500

/** What is stuck of one tenant: requests in her outbox, and events that were refused, with their reason. Nothing in them tells who somebody is. */
export async function showDeadLetters(env: PlatformEnv, tenantId: string): Promise<Response> {
  const outbox = await env.OUTBOX.get(env.OUTBOX.idFromName(tenantId)).status(tenantId)
  const events = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) => selectDeadEvents(tx, tenantId, SHOWN_MAX))
  const refused = events.length === SHOWN_MAX ? `at least ${SHOWN_MAX}` : events.length
  return operatorPage({
    title: `Dead letters of ${tenantId}`,
    children: (
      <>
        <p>
          <a href={operatorPath()}>All tenants</a>
        </p>
        <Card>
          <p>
            {outbox.dead} requests in the outbox and {refused} events were refused. Fix the cause first: it stands beside each event, and in
            the log for a request.
          </p>
          <form method="post" class="actions">
            <button type="submit">Try them again</button>
          </form>
        </Card>
        {events.length > 0 && <Events events={events} />}
      </>
    ),
  })
}

const Events = ({ events }: { events: readonly KeptDeadEvent[] }) => (
  <Card>
    <h2>Events</h2>
    <section class="scroll" aria-label="Events" tabindex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Refused</th>
            <th scope="col">Reason</th>
            <th scope="col">Event</th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ diedAt, reason, payload }) => (
            <tr>
              <th scope="row">{diedAt.toISOString().slice(0, 16)}</th>
              <td>{reason}</td>
              <td>
                <code>{payload.slice(0, PAYLOAD_SHOWN_MAX)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </Card>
)
