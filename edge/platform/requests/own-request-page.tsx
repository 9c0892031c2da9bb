import type { Offer } from '../../../db/queries/offers.ts'
import type { RequestRow } from '../../../db/queries/requests.ts'
import { languagePath, pagePath } from '../../../tenants/contract/urls.ts'
import { fill } from '../../../tenants/contract/words/words.ts'
import { Card } from '../app/Card.tsx'
import { messagePage } from '../app/message-page.tsx'
import { Notice } from '../app/Notice.tsx'
import { type ClientLanguage, clientLanguage, formatDeadline, tellStart } from '../html/client-when.ts'
import { openWhen } from '../html/open-when.ts'
import { stateSentence } from '../html/own-state.ts'
import type { Client } from '../keys/open-request.ts'
import { linkNotFound } from './link-not-found.tsx'
import { Cancel, Change } from './OwnChange.tsx'
import { OWN_CLOCK_SCRIPT, OwnClock, OwnClockScript } from './OwnClock.tsx'
import { OwnFacts } from './OwnFacts.tsx'

// The page behind "See, change or cancel it" of a client's mail, on the companion's own host, in her own voice. Rendered by the platform: a site's script
// stays small. The address of each form says what it does, so that the site's Worker need not read a body.

/** What a client may see of her or his own request. */
export type OwnRequest = Pick<
  RequestRow,
  | 'reference'
  | 'status'
  | 'startsAt'
  | 'endsAt'
  | 'city'
  | 'spoken'
  | 'priceCents'
  | 'currency'
  | 'emailCheck'
  | 'wasOffered'
  | 'lastDeed'
  | 'pickedInstead'
  | 'wishAt'
  | 'holdExpiresAt'
  | 'reconfirmation'
  | 'contactEmail'
  | 'wasConfirmed'
> & {
  canCancel: boolean
  /** It is an appointment that she may be asked to move. */
  canMove: boolean
  /** Other times that can be picked. */
  offers: readonly Offer[]
  /** What she wrote with her answer; '' for nothing. */
  words: string
  /** She comes to the client; undefined: nobody can tell any more. */
  isVisit?: boolean | undefined
  /** What the client wrote; null: the address is not confirmed, or it is not kept any more. */
  client: Client | null
  /** What is asked for and has not come, with her sentence on it. */
  deposit: { words: string; note: string } | undefined
  /** What holds where an appointment is cancelled, in her words; '' where she says nothing of it. */
  cancellation: string
}

export function renderOwnRequest(
  request: OwnRequest | undefined,
  { now, said, lang }: { now: Date; said?: string | undefined; lang?: string | undefined },
): Promise<Response> {
  if (!request) return linkNotFound({ host: 'tenant', lang })
  const { reference, status, offers, words, spoken, canCancel, emailCheck } = request
  const language = clientLanguage(spoken)
  const { own } = language.words
  const { when, clock } = tellStart(request.startsAt, { since: now.getTime(), language })
  const isComingUp = request.reconfirmation === 'asked' && offers.length === 0 && request.startsAt.isAfter(now)
  // Her confirmation says nothing of whose mailbox it is; a time that is picked does.
  const isItYou = emailCheck === 'asked' && offers.length === 0 && (status === 'pending' || status === 'confirmed')
  const yes = isComingUp ? own.illBeThere : isItYou ? own.itsMe : undefined
  return messagePage({
    host: 'tenant',
    title: nameOf(request, language),
    heading: when,
    eyebrow: `${clock} · ${reference}`,
    lang: language.locale,
    script: OWN_CLOCK_SCRIPT,
    children: (
      <>
        <Said request={request} said={said} language={language} />
        <Card label={nameOf(request, language)}>
          <p>{stateSentence(request, language)}</p>
          {words !== '' && <blockquote>{words}</blockquote>}
        </Card>
        {offers.length > 0 && <Offers request={request} now={now} language={language} />}
        {yes !== undefined && <Yes label={yes} />}
        <OwnFacts request={request} isItYou={emailCheck === 'asked' ? yes : undefined} />
        {status === 'confirmed' && (
          <p>
            <a href="?calendar">{own.calendar}</a>
          </p>
        )}
        {canCancel && <Change request={request} />}
        {canCancel && <Cancel request={request} />}
        <p data-to-site>
          <a href={languagePath(spoken.prefix, pagePath('home'))}>{own.back}</a>
        </p>
        <OwnClockScript language={language} />
      </>
    ),
  })
}

/** What the address says after a pick or a move: that nothing came of it, or that it has moved where it has. */
function Said({ request, said = '', language }: { request: OwnRequest; said: string | undefined; language: ClientLanguage }) {
  const { addressConfirmed, late, moved } = language.words.own
  if (said === 'moved' && request.lastDeed === 'moved') return <Notice>{moved}</Notice>
  if (said === 'confirmed' && request.emailCheck === 'confirmed') return <Notice>{addressConfirmed}</Notice>
  return Object.hasOwn(late, said) ? <Notice tone="bad">{late[said as keyof typeof late]}</Notice> : null
}

/** What it is called: an appointment once she has confirmed it (docs/languages.md). */
const nameOf = ({ status, wasConfirmed }: OwnRequest, { words: { own } }: ClientLanguage): string =>
  status === 'confirmed' || status === 'completed' || status === 'no_show' || wasConfirmed ? own.appointment : own.request

/** One tap picks, and confirms: she has offered it. */
const Offers = ({ request, now, language }: { request: OwnRequest; now: Date; language: ClientLanguage }) => {
  const { own, clock: clocks } = language.words
  const isOne = request.offers.length === 1
  return (
    <Card label={own.otherTimes}>
      <h2>{isOne ? own.anotherTime : own.chooseTime}</h2>
      <p>{fill(own.oneTap, { time: formatDeadline(openWhen(request, request.offers), language) })}</p>
      {request.offers.map(({ startsAt, endsAt }) => {
        const { when, clock } = tellStart(startsAt, { since: now.getTime(), language })
        return (
          <form method="post" action={`?do=pick&time=${startsAt.at / 60_000}`} class="pick">
            <button type="submit" class="wide">
              {fill(clocks.placed, { time: when, zone: clock })}
            </button>
            <OwnClock startsAt={startsAt} endsAt={endsAt} language={language} />
          </form>
        )
      })}
      <p class="muted">{isOne ? own.ifNot : own.ifNone}</p>
    </Card>
  )
}

/** That the address is theirs, or that they come: what the one word means stands in the request. */
const Yes = ({ label }: { label: string }) => (
  <form method="post" action="?do=confirm" class="actions">
    <button type="submit">{label}</button>
  </form>
)
