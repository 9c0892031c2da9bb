import { html } from 'hono/html'
import type { BookingStatus } from '../../tenants/contract/booking.ts'
import { pagePath } from '../../tenants/contract/urls.ts'
import { formatStart, formatWhen } from '../mail/format-when.ts'
import type { Html } from '../mail/mail-layout.ts'
import { document } from '../pages/document.ts'
import type { OwnRequest } from './desk.ts'
import { linkNotFound } from './link-not-found.ts'
import { isStillHeld } from './request-notes.ts'

// The page behind "See or cancel it" of a client's mail, on the companion's own host. Rendered by the platform: a site's script stays small.

const SENTENCES: Record<Exclude<BookingStatus, 'pending'>, string> = {
  confirmed: 'Your appointment is confirmed.',
  declined: 'This time wasn’t possible.',
  cancelled: 'Your booking is cancelled.',
  completed: 'This appointment is over.',
  no_show: 'This appointment is over.',
  expired: 'Your request wasn’t answered in time, so the time is no longer held.',
}

export function renderOwnRequest(request: OwnRequest | undefined, now: Date): Promise<Response> {
  if (!request) return linkNotFound()
  const body = html`<main class="narrow" id="content">
    <p class="muted">Reference ${request.reference}</p>
    <h1>${formatWhen(request, request)}</h1>
    <div class="card"><p>${request.status === 'pending' ? pendingSentence(request, now) : SENTENCES[request.status]}</p><p class="muted">${request.city}</p></div>
    ${request.status === 'pending' && request.emailCheck === 'asked' ? askToConfirm() : ''}
    ${request.canCancel ? html`<form method="post" class="actions"><button class="quiet">Cancel booking</button></form>` : ''}
    <p><a href="${pagePath('home')}">To the site</a></p>
  </main>`
  return document({ title: 'Your request', body, lang: request.locale })
}

/** The form's address says what it does, so that the site's Worker need not read a body. */
const askToConfirm = (): Html => html`<form method="post" action="?do=confirm" class="actions"><button>Yes, it’s me</button></form>`

function pendingSentence(request: OwnRequest, now: Date): string {
  const until = formatStart(request.heldUntil, request)
  const isHeld = isStillHeld(request, now)
  if (request.emailCheck === 'asked')
    return isHeld
      ? `Please confirm that you sent this request. The time is held for you until ${until}; once you confirm, it is held until you have an answer.`
      : 'Please confirm that you sent this request. The time is no longer held for you, but if nobody else has taken it, confirming holds it again.'
  const thanks = request.emailCheck === 'confirmed' ? 'Thank you, your email address is confirmed. ' : ''
  return isHeld
    ? `${thanks}Your request is waiting for an answer. The time is held for you until ${until}.`
    : `${thanks}Your request is waiting for an answer. The time is not held for you, so somebody else may take it first.`
}
