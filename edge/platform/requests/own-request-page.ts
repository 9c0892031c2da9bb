import { html } from 'hono/html'
import type { BookingStatus } from '../../../tenants/contract/booking.ts'
import { pagePath } from '../../../tenants/contract/urls.ts'
import { document } from '../app/document.ts'
import { formatWhen } from '../html/format-when.ts'
import type { Html } from '../html/mail-layout.ts'
import type { OwnRequest } from '../site-api.ts'
import { linkNotFound } from './link-not-found.tsx'

// The page behind "See or cancel it" of a client's mail, on the companion's own host. Rendered by the platform: a site's script stays small.

const SENTENCES: Record<Exclude<BookingStatus, 'pending'>, string> = {
  confirmed: 'Your appointment is confirmed.',
  declined: 'This time wasn’t possible.',
  cancelled: 'Your booking is cancelled.',
  completed: 'This appointment is over.',
  no_show: 'This appointment is over.',
  expired: 'Your request wasn’t answered in time, so it has expired.',
}

export function renderOwnRequest(request: OwnRequest | undefined): Promise<Response> {
  if (!request) return linkNotFound({ host: 'tenant' })
  const body = html`<main class="narrow" id="content">
    <p class="muted">Reference ${request.reference}</p>
    <h1>${formatWhen(request, request)}</h1>
    <div class="card"><p>${request.status === 'pending' ? pendingSentence(request) : SENTENCES[request.status]}</p><p class="muted">${request.city}</p></div>
    ${request.status === 'pending' && request.emailCheck === 'asked' ? askToConfirm() : ''}
    ${request.canCancel ? html`<form method="post" class="actions"><button class="quiet">Cancel booking</button></form>` : ''}
    <p><a href="${pagePath('home')}">To the site</a></p>
  </main>`
  return document({ title: 'Your request', body, lang: request.locale, host: 'tenant' })
}

/** The form's address says what it does, so that the site's Worker need not read a body. */
const askToConfirm = (): Html => html`<form method="post" action="?do=confirm" class="actions"><button>Yes, it’s me</button></form>`

/** True of everybody: whether a time is held would tell who is blocked, and a request over the limits of a flood holds none. */
function pendingSentence({ emailCheck }: OwnRequest): string {
  const noPromise = 'The time isn’t guaranteed until I confirm it.'
  if (emailCheck === 'asked') return `Please confirm that you sent this request, so that I know it’s you. ${noPromise}`
  const thanks = emailCheck === 'confirmed' ? 'Thank you, your email address is confirmed. ' : ''
  return `${thanks}Your request is waiting for an answer. ${noPromise}`
}
