import { blockClient, selectBlocksOf, unblock } from '../../../db/queries/blocks.ts'
import { selectRequest } from '../../../db/queries/requests.ts'
import { selectShell } from '../../../db/queries/shell.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { Card } from '../app/Card.tsx'
import { appPage } from '../app/frame.tsx'
import { openRequest } from '../keys/open-request.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { requestAddress } from './came-from.ts'
import type { RequestPlace } from './read-request.ts'

// To block the client of a request: asked once before, said on its page, undone with one button.

/** Asks before a block. Undefined: there is no such request. */
export async function askToBlock(
  env: PlatformEnv,
  { tenantId, reference, from }: RequestPlace & { from: string | undefined },
): Promise<Response | undefined> {
  const [shell, booking] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([selectShell(tx, tenantId), selectRequest(tx, tenantId, reference)]),
  )
  if (!booking) return undefined
  const client = await openRequest(env, tenantId, booking)
  const page = requestAddress(reference, { from })
  const name = client ? client.name.asWritten() : 'this client'
  return appPage({
    shell,
    here: 'requests',
    title: `Block ${name}?`,
    back: { href: page, label: 'The request' },
    isNarrow: true,
    children: (
      <Card label="Block">
        <p>
          From now on, requests from the same email address or phone number are set aside: they hold no time and don’t reach your list.{' '}
          {client ? name : 'The client'} isn’t told.
        </p>
        <p>Their waiting requests no longer hold a time. Confirmed appointments stay as they are.</p>
        <form method="post" action={page} class="actions">
          <input type="hidden" name="do" value="block" />
          <button type="submit">Block client</button>
          <a class="button quiet" href={page}>
            Go back
          </a>
        </form>
      </Card>
    ),
  })
}

/** Blocks or unblocks the client of a request. False: there is no such request. */
export const changeBlock = (env: PlatformEnv, { tenantId, reference }: RequestPlace, to: 'block' | 'unblock'): Promise<boolean> =>
  inTenant(env, { tenantId, role: 'companion_ingest' }, async (tx) => {
    if (to === 'block') return blockClient(tx, tenantId, reference)
    return (await unblock(tx, tenantId, await selectBlocksOf(tx, tenantId, reference))) > 0
  })

/** The part of a request's page that says whether its client is blocked. */
export const BlockCard = ({ reference, isBlocked, from }: { reference: string; isBlocked: boolean; from: string | undefined }) =>
  isBlocked ? (
    <Card label="Blocked">
      <h2>Blocked</h2>
      <p>
        Requests from this client are <a href={`${dashboardPath('requests')}?show=blocked`}>set aside</a>. The client isn’t told.
      </p>
      <form method="post">
        <input type="hidden" name="do" value="unblock" />
        <button type="submit" class="quiet">
          Unblock client
        </button>
      </form>
    </Card>
  ) : (
    <Card label="Block">
      <h2>Block this client</h2>
      <p>Their requests are then set aside, without holding a time. The client isn’t told.</p>
      <p class="actions">
        <a class="button quiet" href={requestAddress(`${reference}/block`, { from })}>
          Block client
        </a>
      </p>
    </Card>
  )
