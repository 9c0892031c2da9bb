import { html } from 'hono/html'
import { document } from './document.ts'

const RETRY_SECONDS = 60

/** The page while Postgres is away or not ready yet. `what`: what could not be done, as a sentence. */
export const databaseAway = (what: string): Promise<Response> =>
  document({
    title: 'Please look again soon',
    status: 503,
    retryAfterSeconds: RETRY_SECONDS,
    body: html`<main class="narrow" id="content"><h1>Please look again soon</h1><p>${what}</p><p>Open this page again in a few minutes.</p></main>`,
  })
