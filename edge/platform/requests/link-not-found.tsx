import type { Host } from '../app/css-base.ts'
import { document } from '../app/document.ts'

/** The page for a link to a request that is not signed by us, or whose request is gone. `host`: where it is read. */
export const linkNotFound = ({ host }: { host?: Host } = {}): Promise<Response> =>
  document({ title: 'Not found', body: <LinkNotFound />, status: 404, host })

const LinkNotFound = () => (
  <main class="narrow" id="content">
    <h1>There is nothing here</h1>
    <p>
      The link is not complete, is too old, or the request is gone. Open it from the email once more; if that doesn’t help, reply to that
      email and ask for a new one.
    </p>
  </main>
)
