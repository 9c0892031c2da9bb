import { dashboardPath } from '../../../tenants/contract/urls.ts'
import type { Host } from '../app/css-base.ts'
import { messagePage } from '../app/message-page.tsx'

/**
 * The page for a link to a request that is not signed by us, or whose request is gone. `host`: whose it is. A client writes to her; she has the app, and a
 * reply to one of her mails would go to the client.
 */
export const linkNotFound = ({ host }: { host?: Host } = {}): Promise<Response> =>
  messagePage({
    title: 'Not found',
    heading: 'There is nothing here',
    status: 404,
    host,
    children: host === 'tenant' ? <ForClient /> : <ForHer />,
  })

const ForClient = () => (
  <p>
    The link is not complete, is too old, or the request is gone. Open it from the email once more; if that doesn’t help, reply to that
    email and ask for a new one.
  </p>
)

const ForHer = () => (
  <>
    <p>The link is not complete, is too old, or the request is gone. All your requests are in the app.</p>
    <p>
      <a class="button" href={dashboardPath('requests')}>
        Open your requests
      </a>
    </p>
  </>
)
