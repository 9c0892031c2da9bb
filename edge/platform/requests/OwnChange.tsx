import { fill } from '../../../tenants/contract/words/words.ts'
import { clientLanguage, formatWhen } from '../html/client-when.ts'
import type { OwnRequest } from './own-request-page.tsx'

/** A request that she has not answered moves by itself. What she has agreed to, or offered, changes when she agrees: a second request beside it would be two. */
export function Change({ request }: { request: OwnRequest }) {
  const { change } = clientLanguage(request.spoken).words
  if (request.status === 'pending' && request.offers.length === 0) return <ToTimes label={change.time} />
  if (request.wishAt) return <Wished request={request} />
  const [before, after] = change.write.split('{link}')
  return (
    <details>
      <summary class="button quiet">{request.status === 'confirmed' ? change.appointment : change.request}</summary>
      {request.canMove && <ToTimes label={change.ask} />}
      <p>
        {before}
        <a href={mailAbout(request)}>{change.writeLink}</a>
        {after}
      </p>
    </details>
  )
}

/** What she has not answered yet: one tap takes it back, and another time can be asked for in its place. */
function Wished({ request }: { request: OwnRequest }) {
  const { change } = clientLanguage(request.spoken).words
  return (
    <>
      <p>{change.wishStays}</p>
      <form method="post" action="?do=move&time=as-it-was" class="actions">
        <button type="submit" class="quiet">
          {change.takeBack}
        </button>
        {request.canMove && (
          <a class="button quiet" href="?change">
            {change.ask}
          </a>
        )}
      </form>
    </>
  )
}

const ToTimes = ({ label }: { label: string }) => (
  <p class="actions">
    <a class="button quiet" href="?change">
      {label}
    </a>
  </p>
)

/** A mail to her with what it is about: nothing in its subject tells a stranger. */
function mailAbout(request: OwnRequest): string {
  const language = clientLanguage(request.spoken)
  const { mailAsk, mailRather } = language.words.change
  const body = `${fill(mailAsk, { when: formatWhen(request, language) })}\n\n${mailRather} `
  return `mailto:${request.contactEmail}?subject=${encodeURIComponent(request.reference)}&body=${encodeURIComponent(body)}`
}

/** A second tap, because it can’t be undone. */
export function Cancel({ request }: { request: OwnRequest }) {
  const { change } = clientLanguage(request.spoken).words
  const isAppointment = request.status === 'confirmed'
  return (
    <details>
      <summary class="button quiet">{isAppointment ? change.cancelAppointment : change.cancelRequest}</summary>
      <p>{isAppointment ? change.freed : change.unanswered}</p>
      {request.cancellation !== '' && <p>{request.cancellation}</p>}
      <form method="post" action="?do=cancel" class="actions">
        <button type="submit" class="quiet">
          {isAppointment ? change.cancel : change.withdraw}
        </button>
      </form>
    </details>
  )
}
