import { html } from 'hono/html'
import { pagePath } from '../../tenants/contract/urls.ts'
import { formatWhen } from '../mail/format-when.ts'
import { document } from '../pages/document.ts'
import type { OwnRequest } from './desk.ts'
import { linkNotFound } from './link-not-found.ts'

// The page behind "See or cancel it" of a client's mail, on the companion's own host. Rendered by the platform: a site's script stays small.

const SENTENCES: Record<string, string> = {
  pending: 'Your request waits for an answer. The time is held for you.',
  confirmed: 'Your appointment is confirmed.',
  declined: 'This time was not possible.',
  cancelled: 'It is cancelled. Nobody expects you.',
  completed: 'This appointment is over.',
  no_show: 'This appointment is over.',
  expired: 'The request was not answered in time, and the time is no longer held.',
}

export function renderOwnRequest(request: OwnRequest | undefined): Promise<Response> {
  if (!request) return linkNotFound()
  const canCancel = request.status === 'pending' || request.status === 'confirmed'
  const body = html`<main class="narrow" id="content">
    <p class="muted">Reference ${request.reference}</p>
    <h1>${formatWhen(request, request)}</h1>
    <div class="card"><p>${SENTENCES[request.status] ?? ''}</p><p class="muted">${request.city}</p></div>
    ${canCancel ? html`<form method="post" class="actions"><button class="quiet">Cancel it</button></form>` : ''}
    <p><a href="${pagePath('home')}">To the site</a></p>
  </main>`
  return document({ title: 'Your request', body, lang: request.locale })
}
