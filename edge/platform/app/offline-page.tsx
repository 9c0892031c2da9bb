import { messagePage } from './message-page.tsx'

/** What a phone keeps for when it has no network: nothing of anybody's. */
export const offlinePage = (): Promise<Response> =>
  messagePage({
    title: 'You’re offline',
    children: (
      <>
        <p>
          None of your requests are kept on this phone, so there is nothing to show until you’re connected again. Clients can still send
          them.
        </p>
        <p>If you were just saving something, it wasn’t sent. Please do it again when you’re back.</p>
        <form method="get" class="actions">
          <button type="submit">Try again</button>
        </form>
      </>
    ),
  })
