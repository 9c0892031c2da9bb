import { type Block, selectBlocks, unblock } from '../../../db/queries/blocks.ts'
import { selectReportTenant } from '../../../db/queries/report-facts.ts'
import { selectShell } from '../../../db/queries/shell.ts'
import { formatLocal } from '../../../tenants/contract/format-local.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { localDay } from '../../http/local-day.ts'
import { seeOther } from '../../http/see-other.ts'
import { appPage } from '../app/frame.tsx'
import { Notice } from '../app/Notice.tsx'
import { type Client, openRequests } from '../keys/open-request.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { plural } from '../reports/report-sentences.ts'

// Clients she has blocked, each undone with one button.

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export async function showBlocks(env: PlatformEnv, tenantId: string, said?: string): Promise<Response> {
  const [shell, tenant, blocks] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([selectShell(tx, tenantId), selectReportTenant(tx, tenantId), selectBlocks(tx, tenantId)]),
  )
  if (!tenant) throw new Error('A session without a tenant.')
  const clients = await openRequests(env, tenantId, blocks)
  const dayOf = (since: Date) => formatLocal(localDay(since, tenant.timeZone).day, tenant.locale, { dateStyle: 'medium' })
  return appPage({
    shell,
    here: 'my-site',
    title: 'Blocked clients',
    back: { href: dashboardPath('settings'), label: 'Settings' },
    children: (
      <>
        {said === 'unblocked' && <Notice>Unblocked.</Notice>}
        <p>
          A blocked client isn’t told. Their requests hold no time, don’t reach your list and aren’t counted. You’ll find them under{' '}
          <a href={`${dashboardPath('requests')}?show=blocked`}>Set aside</a>.
        </p>
        {blocks.length === 0 ? (
          <p class="muted">You haven’t blocked anyone.</p>
        ) : (
          <Blocks blocks={blocks} clients={clients} dayOf={dayOf} />
        )}
      </>
    ),
  })
}

interface BlocksProps {
  blocks: readonly Block[]
  clients: readonly (Client | undefined)[]
  dayOf: (since: Date) => string
}

const Blocks = ({ blocks, clients, dayOf }: BlocksProps) => (
  <ul class="list card">
    {blocks.map(({ blockId, since, reference, setAside }, index) => (
      <li class="row">
        <div>
          <strong>
            <Who reference={reference} client={clients[index]} />
          </strong>
          {clients[index] && <span class="sub block">{clients[index].email.asWritten()}</span>}
          <span class="sub block">
            Since {dayOf(since)} · {setAside === 0 ? 'no requests since' : `${plural(setAside, 'request')} set aside`}
          </span>
        </div>
        <form method="post">
          <input type="hidden" name="block" value={blockId} />
          <button type="submit" class="quiet">
            Unblock
          </button>
        </form>
      </li>
    ))}
  </ul>
)

/** The request they were blocked from, if it is still there. */
function Who({ reference, client }: { reference: string | null; client: Client | undefined }) {
  if (reference === null) return 'No request kept'
  return <a href={dashboardPath(`requests/${reference}`)}>{client ? client.name.asWritten() : 'No longer kept'}</a>
}

/** A button of that list. */
export async function undoBlock(env: PlatformEnv, tenantId: string, form: FormData): Promise<Response> {
  const blockId = String(form.get('block') ?? '')
  const count = UUID.test(blockId)
    ? await inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => unblock(tx, tenantId, [blockId]))
    : 0
  return seeOther(`${dashboardPath('blocks')}${count > 0 ? '?said=unblocked' : ''}`)
}
