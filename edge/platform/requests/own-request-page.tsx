import type { Offer } from '../../../db/queries/offers.ts'
import type { RequestRow } from '../../../db/queries/requests.ts'
import type { BookingStatus } from '../../../tenants/contract/booking.ts'
import { pagePath } from '../../../tenants/contract/urls.ts'
import { Card } from '../app/Card.tsx'
import { messagePage } from '../app/message-page.tsx'
import { Notice } from '../app/Notice.tsx'
import { formatDeadline, formatStart, tellStart } from '../html/client-when.ts'
import { openWhen } from '../html/open-when.ts'
import type { Client } from '../keys/open-request.ts'
import { linkNotFound } from './link-not-found.tsx'
import { Cancel, Change } from './OwnChange.tsx'
import { OWN_CLOCK_SCRIPT, OwnClock, OwnClockScript } from './OwnClock.tsx'
import { OwnFacts } from './OwnFacts.tsx'

// The page behind "See or cancel it" of a client's mail, on the companion's own host, in her own voice. Rendered by the platform: a site's script
// stays small. The address of each form says what it does, so that the site's Worker need not read a body.

/** What a client may see of her or his own request. */
export type OwnRequest = Pick<
  RequestRow,
  | 'reference'
  | 'status'
  | 'startsAt'
  | 'endsAt'
  | 'city'
  | 'service'
  | 'priceCents'
  | 'currency'
  | 'locale'
  | 'emailCheck'
  | 'wasOffered'
  | 'lastDeed'
  | 'pickedInstead'
  | 'wishAt'
  | 'holdExpiresAt'
  | 'reconfirmation'
  | 'contactEmail'
> & {
  canCancel: boolean
  /** It is an appointment that she may be asked to move. */
  canMove: boolean
  /** Other times that can be picked. */
  offers: readonly Offer[]
  /** What she wrote with her answer; '' for nothing. */
  words: string
  /** What the client wrote; null: the address is not confirmed, or it is not kept any more. */
  client: Client | null
  /** What is asked for and has not come, with her sentence on it. */
  deposit: { words: string; note: string } | undefined
  /** What holds where an appointment is cancelled, in her words; '' where she says nothing of it. */
  cancellation: string
}

const SENTENCES: Record<Exclude<BookingStatus, 'pending' | 'expired'>, string> = {
  confirmed: 'Your appointment is confirmed. I look forward to it.',
  declined: 'I can’t make this time. You’re welcome to ask for another.',
  cancelled: 'Your booking is cancelled.',
  completed: 'This appointment is over.',
  no_show: 'This appointment is over.',
}

/** What the address says after a pick or a move from which nothing came. */
const LATE: Record<string, string> = {
  chosen: 'You have already chosen another time, and it is confirmed. If that one suits you better after all, reply to my email.',
  gone: 'I can’t offer that time any more. I’m sorry.',
  not_allowed: 'That isn’t possible any more.',
  too_often: 'You have asked for other times a few times already. Please reply to my email, and we’ll find one.',
}
const MOVED = 'Your request is for this time now, and I’ve been told.'

export function renderOwnRequest(
  request: OwnRequest | undefined,
  { now, said }: { now: Date; said?: string | undefined },
): Promise<Response> {
  if (!request) return linkNotFound({ host: 'tenant' })
  const { reference, status, offers, words, locale, canCancel, emailCheck } = request
  const late = Object.hasOwn(LATE, said ?? '') ? LATE[said ?? ''] : undefined
  const { when, clock } = tellStart(request.startsAt, { locale, now })
  return messagePage({
    host: 'tenant',
    title: nameOf(request),
    heading: when,
    eyebrow: `${clock} · ${reference}`,
    lang: locale,
    script: OWN_CLOCK_SCRIPT,
    children: (
      <>
        {late && <Notice tone="bad">{late}</Notice>}
        {said === 'moved' && request.lastDeed === 'moved' && <Notice>{MOVED}</Notice>}
        <Card label={nameOf(request)}>
          <p>{stateSentence(request)}</p>
          {words !== '' && <blockquote>{words}</blockquote>}
        </Card>
        {offers.length > 0 && <Offers request={request} now={now} />}
        {status === 'pending' && emailCheck === 'asked' && offers.length === 0 && <ItIsMe />}
        {request.reconfirmation === 'asked' && offers.length === 0 && request.startsAt.isAfter(now) && <IllBeThere />}
        <OwnFacts request={request} />
        {canCancel && <Change request={request} />}
        {canCancel && <Cancel request={request} />}
        <p data-to-site>
          <a href={pagePath('home')}>Back to the site</a>
        </p>
        <OwnClockScript />
      </>
    ),
  })
}

/** What it is called: an appointment once she has confirmed it (docs/languages.md). */
const nameOf = ({ status }: OwnRequest): string =>
  status === 'confirmed' || status === 'completed' || status === 'no_show' ? 'Your appointment' : 'Your request'

/** True of everybody: whether a time is held would tell who is blocked, and a request over the limits of a flood holds none. */
function stateSentence({
  status,
  emailCheck,
  offers,
  wasOffered,
  lastDeed,
  pickedInstead,
  wishAt,
  reconfirmation,
  locale,
}: OwnRequest): string {
  if (status === 'expired')
    return wasOffered
      ? 'What I offered instead has expired, so I’ve let it go. You’re welcome to ask again.'
      : 'I’m sorry, I couldn’t answer in time, so your request has expired. You’re welcome to ask again.'
  if (status === 'confirmed' && offers.length > 0)
    return `I have to move our appointment, I’m sorry. ${wouldSuit(offers)} Until you choose, it stands as it is.`
  if (status === 'confirmed' && wishAt)
    return `You’ve asked to move it to ${formatStart(wishAt, { locale })}. Until I answer, our appointment stands as it is, and I hold both times.`
  if (status === 'confirmed' && lastDeed === 'kept') return 'I couldn’t move our appointment, so it stands as it was. I look forward to it.'
  if (status === 'confirmed' && (lastDeed === 'lapsed' || lastDeed === 'withdrawn'))
    return 'Nothing has changed after all: our appointment stands as it was. I look forward to it.'
  if (status === 'confirmed' && pickedInstead)
    return `It is confirmed, instead of ${formatStart(pickedInstead, { locale })}. I look forward to it.`
  if (status === 'confirmed' && reconfirmation === 'yes') return 'Thank you for letting me know. I look forward to it.'
  if (status === 'confirmed' && reconfirmation === 'asked') return 'Our appointment is coming up. Please tell me that you’ll be there.'
  if (status !== 'pending') return SENTENCES[status]
  if (offers.length > 0) return `I can’t make the time you asked for. ${wouldSuit(offers)}`
  const noPromise = 'The time isn’t guaranteed until I confirm it.'
  if (emailCheck === 'asked') return `Please confirm that you sent this request, so that I know it’s you. ${noPromise}`
  if (lastDeed === 'lapsed') return `What I offered instead has passed. Your request is waiting for my answer again. ${noPromise}`
  const thanks = emailCheck === 'confirmed' ? 'Thank you, your email address is confirmed. ' : ''
  return `${thanks}Your request is waiting for an answer. ${noPromise}`
}

const wouldSuit = (offers: readonly Offer[]): string => (offers.length === 1 ? 'Would this time suit?' : 'Would one of these suit?')

/** One tap picks, and confirms: she has offered it. */
const Offers = ({ request, now }: { request: OwnRequest; now: Date }) => {
  const isOne = request.offers.length === 1
  return (
    <Card label="Other times">
      <h2>{isOne ? 'Another time' : 'Choose a time'}</h2>
      <p>One tap confirms it. You can choose until {formatDeadline(openWhen(request, request.offers), request)}.</p>
      {request.offers.map(({ startsAt, endsAt }) => {
        const { when, clock } = tellStart(startsAt, { locale: request.locale, now })
        return (
          <form method="post" action={`?do=pick&time=${startsAt.at / 60_000}`} class="pick">
            <button type="submit" class="wide">
              {when}, {clock}
            </button>
            <OwnClock startsAt={startsAt} endsAt={endsAt} locale={request.locale} />
          </form>
        )
      })}
      <p class="muted">{isOne ? 'If it doesn’t suit' : 'If none of them suits'}, reply to my email.</p>
    </Card>
  )
}

const ItIsMe = () => (
  <form method="post" action="?do=confirm" class="actions">
    <button type="submit">Yes, it’s me</button>
  </form>
)

/** The same word as for the address: what it means stands in the request. */
const IllBeThere = () => (
  <form method="post" action="?do=confirm" class="actions">
    <button type="submit">Yes, I’ll be there</button>
  </form>
)
