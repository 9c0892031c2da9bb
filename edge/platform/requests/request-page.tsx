import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { localDay } from '../../http/local-day.ts'
import { ChipLinks } from '../app/Buttons.tsx'
import { Card } from '../app/Card.tsx'
import { DONE_DEEDS, type DoneDeed, isDoneAnswer } from '../app/done-words.ts'
import { appPage } from '../app/frame.tsx'
import { messagePage } from '../app/message-page.tsx'
import { Notice } from '../app/Notice.tsx'
import { directionsHref, messageHref, telHref } from '../html/contact-links.ts'
import { askedDeposit } from '../html/deposit-words.ts'
import { formatStart, tellStart } from '../html/format-when.ts'
import { byHerClock } from '../html/her-clock.ts'
import { openWhen } from '../html/open-when.ts'
import { hasConflict } from '../html/request-warnings.ts'
import type { Client } from '../keys/open-request.ts'
import { openWords } from '../keys/seal-words.ts'
import { AnswerForms, type Asked, hasAnswerForm } from './AnswerForms.tsx'
import type { Refused } from './answer-request.ts'
import { BlockCard } from './block-client.tsx'
import { outcomeSentence, parseOutcome, timeSentence } from './booking-words.ts'
import { requestAddress, wayBack } from './came-from.ts'
import { historyWords } from './history-words.ts'
import { Notes } from './Notes.tsx'
import type { TypedStep } from './parse-step.ts'
import { RequestFacts, Warnings } from './RequestFacts.tsx'
import { type FoundRequest, type RequestPlace, readRequest } from './read-request.ts'
import { Steps } from './Steps.tsx'
import { Unsent } from './Unsent.tsx'

/** What the address says after a form -> what she reads. */
const SAID: Record<DoneDeed, string> = {
  saved: 'Saved.',
  both: 'Saved. Your notes had been changed in another window: both texts are in them now.',
  'new-time': 'Moved.',
  entered: 'Added to your diary.',
  added: 'Added.',
  removed: 'Removed.',
  blocked: 'Blocked. You can undo this below.',
  unblocked: 'Unblocked.',
}

const saidWords = (said: string | undefined): string | undefined => {
  const deed = DONE_DEEDS.find((each) => each === said)
  return deed && SAID[deed]
}

export interface ShowRequest {
  now: Date
  said?: string | undefined
  asked?: Asked | undefined
  /** The page of her app from which she has come. */
  from?: string | undefined
  /** What is wrong with a form that was sent: nothing was done. */
  wrong?: Partial<Refused> & { step?: TypedStep; unsent?: string }
  /** What she has written to the client and not sent: she has saved something else of the page. */
  kept?: Pick<Refused, 'words' | 'chosen'>
}

/** One request with all that is known of it and all that can be done with it. Another tenant's is not found. */
export async function showRequest(env: PlatformEnv, place: RequestPlace, options: ShowRequest): Promise<Response> {
  const { now, said, wrong } = options
  const found = await readRequest(env, place, now)
  if (!found) return notFound()
  const { booking, client, offers } = found
  const [notes, words, offerWords] = await Promise.all([
    openWords(env, { ...place, kind: 'notes' }, found.notesSealed),
    openWords(env, { ...place, kind: 'words' }, found.wordsSealed),
    openWords(env, { ...place, kind: 'offer-words' }, found.offerWordsSealed),
  ])
  const outcome = parseOutcome(said)
  const sentence = outcome ? outcomeSentence(outcome, booking, { offered: offers.length }) : saidWords(said)
  const { when, clock } = tellStart(booking.startsAt, { locale: booking.locale, now })
  // What she has come to do stands first, and so do what is wrong with it and what a client asks of an appointment.
  const isFirst = options.asked !== undefined || wrong?.problems !== undefined || booking.wishAt !== null
  return appPage({
    shell: found.shell,
    here: 'requests',
    status: wrong === undefined ? 200 : 422,
    title: when,
    eyebrow: client ? `${client.name.asWritten()} · ${clock}` : clock,
    back: wayBack(options.from),
    isNarrow: true,
    children: (
      <>
        {sentence && <Notice tone={outcome === undefined || isDoneAnswer(outcome) ? 'good' : 'bad'}>{sentence}</Notice>}
        <Unsent words={wrong?.unsent} />
        {isFirst && <Warnings found={found} now={now} />}
        {isFirst && <Answers found={found} options={options} />}
        <RequestFacts found={found} now={now} isWarned={isFirst} />
        {client && <Contact client={client} found={found} />}
        {!isFirst && <Answers found={found} options={options} />}
        {words && <HerWords title="You wrote" words={words} />}
        {offerWords && offerWords !== words && <HerWords title="You wrote with other times" words={offerWords} />}
        <Below found={found} notes={notes} options={options} />
      </>
    ),
  })
}

const HerWords = ({ title, words }: { title: string; words: string }) => (
  <Card label={`${title}, to the client`}>
    <h2>{title}</h2>
    <blockquote>{words}</blockquote>
  </Card>
)

const askedOf = ({ asked, wrong }: ShowRequest): Asked | undefined => (wrong?.problems ? 'times' : asked)

function Answers({ found, options }: { found: FoundRequest; options: ShowRequest }) {
  const { now, wrong, kept } = options
  const { booking, row, offers, suggestions } = found
  const time = booking.setAside === null ? timeSentence({ ...booking, isBack: row.isBack }, now) : undefined
  return (
    <>
      {time && <p>{time}</p>}
      <AnswerForms
        booking={booking}
        offers={offers}
        until={byHerClock(openWhen(booking, offers), found.rules)}
        suggestions={suggestions}
        asked={askedOf(options)}
        hasConflict={hasConflict(row, found.rules, now)}
        problems={wrong?.problems}
        outside={wrong?.outside}
        chosen={wrong?.chosen ?? kept?.chosen}
        words={wrong?.words ?? kept?.words}
        pageTo={(to) => requestAddress(booking.reference, { do: to, from: options.from })}
        deposit={askedDeposit(found, booking)}
        now={now}
      />
    </>
  )
}

/** To write, to call, and the way there; each made from what the form has checked. */
function Contact({ client, found }: { client: Client; found: FoundRequest }) {
  const links = [
    { label: 'Message', href: messageHref(client) },
    { label: 'Call', href: client.phone ? telHref(client.phone) : undefined },
    { label: 'Directions', href: client.address ? directionsHref({ address: client.address, city: found.booking.city }) : undefined },
  ]
  return <ChipLinks links={links} />
}

function Below({ found, notes, options }: { found: FoundRequest; notes: string | null; options: ShowRequest }) {
  const { booking, steps, history, blockIds, rules } = found
  const { now, wrong } = options
  const today = localDay(now, rules?.timeZone ?? booking.startsAt.timeZone).day
  return (
    <>
      <Steps steps={steps} money={booking} today={today} refused={wrong?.step} />
      <Notes notes={notes} withAnswer={hasAnswerForm({ booking, asked: askedOf(options), now })} />
      <Card label="History">
        <h2>History</h2>
        <ul class="list">
          {history.map((entry) => (
            <li>
              {historyWords(entry, { locale: booking.locale, now })}
              <span class="sub block">{formatStart(entry.at, booking)}</span>
            </li>
          ))}
        </ul>
      </Card>
      {booking.setAside !== 'flood' && <BlockCard reference={booking.reference} from={options.from} isBlocked={blockIds.length > 0} />}
    </>
  )
}

export const notFound = (): Promise<Response> =>
  messagePage({
    title: 'Not found',
    heading: 'There is nothing here',
    status: 404,
    children: (
      <>
        <p>The address may be incomplete, or what was here has been removed.</p>
        <p>
          <a href={dashboardPath()}>Back to Today</a>
        </p>
      </>
    ),
  })
