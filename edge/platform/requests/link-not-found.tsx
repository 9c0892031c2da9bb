import type { Host } from '../app/css-base.ts'
import { messagePage } from '../app/message-page.tsx'

/** The page for a link to a request that is not signed by us, or whose request is gone. `host`: where it is read. */
export const linkNotFound = ({ host }: { host?: Host } = {}): Promise<Response> =>
  messagePage({
    title: 'Not found',
    heading: 'There is nothing here',
    status: 404,
    host,
    children: (
      <p>
        The link is not complete, is too old, or the request is gone. Open it from the email once more; if that doesn’t help, reply to that
        email and ask for a new one.
      </p>
    ),
  })
