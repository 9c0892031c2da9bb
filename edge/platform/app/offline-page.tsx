import { messagePage } from './message-page.tsx'

/** What a phone keeps for when it has no network: nothing of anybody's. A form that could not be sent is given back in it (service-worker/give-back.ts). */
export const offlinePage = (): Promise<Response> =>
  messagePage({
    title: 'You’re offline',
    children: (
      <>
        <p>
          None of your requests are kept on this phone, so there is nothing to show until you’re connected again. Clients can still send
          them.
        </p>
        <p data-sent>If you were just saving something, please see whether it was once you’re back.</p>
        <form method="get" class="actions">
          <button type="submit">Try again</button>
        </form>
      </>
    ),
  })
