import type { Host } from './css-base.ts'
import { messagePage } from './message-page.tsx'

const RETRY_SECONDS = 60

/** The page while Postgres is away or not ready yet. `what`: what could not be done, as a sentence; `host`: where it is read. */
export const databaseAway = (what: string, { host }: { host?: Host } = {}): Promise<Response> =>
  messagePage({
    host,
    title: 'Please look again soon',
    status: 503,
    retryAfterSeconds: RETRY_SECONDS,
    children: (
      <>
        <p>{what}</p>
        <p>Open this page again in a few minutes.</p>
      </>
    ),
  })
