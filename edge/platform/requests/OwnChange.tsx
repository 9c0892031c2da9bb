import { formatWhen } from '../html/client-when.ts'
import type { OwnRequest } from './own-request-page.tsx'

/** A request that she has not answered moves by itself. What she has agreed to, or offered, changes when she agrees: a second request beside it would be two. */
export function Change({ request }: { request: OwnRequest }) {
  if (request.status === 'pending' && request.offers.length === 0)
    return (
      <p class="actions">
        <a class="button quiet" href="?change">
          Change the time
        </a>
      </p>
    )
  if (request.wishAt) return null
  return (
    <details>
      <summary>Change {nounOf(request)}</summary>
      {request.canMove && (
        <p class="actions">
          <a class="button quiet" href="?change">
            Ask for another time
          </a>
        </p>
      )}
      <p>
        <a href={mailAbout(request)}>Write to me</a> with the time, the length or the place that would suit you better. If it works for me,
        you get an email to confirm it; until then this one stands as it is.
      </p>
    </details>
  )
}

/** A mail to her with what it is about: nothing in its subject tells a stranger. */
function mailAbout(request: OwnRequest): string {
  const body = `Could we change ${formatWhen(request, request)}?\n\nThis would suit me better: `
  return `mailto:${request.contactEmail}?subject=${encodeURIComponent(request.reference)}&body=${encodeURIComponent(body)}`
}

/** A second tap, because it can’t be undone. */
export const Cancel = ({ request }: { request: OwnRequest }) => (
  <details>
    <summary>Cancel {nounOf(request)}</summary>
    <p>
      {request.status === 'confirmed' ? 'I’ll know that you can’t make it, and the time is free again.' : 'I won’t answer it then.'} This
      can’t be undone.
    </p>
    {request.cancellation !== '' && <p>{request.cancellation}</p>}
    <form method="post" class="actions">
      <button type="submit" class="quiet">
        Yes, cancel it
      </button>
    </form>
  </details>
)

/** A request until she confirms it, an appointment from then on (docs/languages.md). */
const nounOf = ({ status }: OwnRequest): string => (status === 'confirmed' ? 'appointment' : 'request')
