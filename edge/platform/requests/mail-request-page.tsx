import { requestPath } from '../../../tenants/contract/urls.ts'
import { seeOther } from '../../http/see-other.ts'
import { isDoneAnswer } from '../app/done-words.ts'
import { messagePage } from '../app/message-page.tsx'
import { Notice } from '../app/Notice.tsx'
import { askedDeposit } from '../html/deposit-words.ts'
import { tellStart } from '../html/format-when.ts'
import { byHerClock } from '../html/her-clock.ts'
import { openWhen } from '../html/open-when.ts'
import { hasConflict } from '../html/request-warnings.ts'
import { linkSecrets } from '../keys/link-secrets.ts'
import { readRequestLink } from '../keys/request-link.ts'
import { sendDueMails } from '../mail/send-due-mails.ts'
import { AnswerForms, type Asked } from './AnswerForms.tsx'
import { answerRequest, type Refused } from './answer-request.ts'
import { answeredBefore, type Outcome, outcomeSentence, parseOutcome, timeSentence } from './booking-words.ts'
import { linkNotFound } from './link-not-found.tsx'
import { RequestFacts, Warnings } from './RequestFacts.tsx'
import { type FoundRequest, readRequest } from './read-request.ts'
import { Unsent } from './Unsent.tsx'

// The page behind "Confirm", "Decline" and "Other time" of a mail: GET shows, only POST acts, because mail scanners follow links. Two taps in all.

interface Showing {
  token: string
  now: Date
  asked?: Asked | undefined
  outcome?: Outcome | undefined
  wrong?: Partial<Refused> & { unsent?: string }
}

export async function showMailRequest(
  env: PlatformEnv,
  { token, said, asked, now }: { token: string; said: string | undefined; asked: Asked | undefined; now: Date },
): Promise<Response> {
  const link = await readRequestLink(linkSecrets(env), { token, holder: 'companion' })
  const found = link && (await readRequest(env, link, now))
  return found ? renderRequest(found, { token, now, asked, outcome: parseOutcome(said) }) : linkNotFound()
}

/** Acts and sends the browser back to the page: a reload shows it again and sends nothing. Mails leave after the answer, which no mail server holds. */
export async function answerMailRequest(
  env: PlatformEnv,
  { token, form, now, waitUntil }: { token: string; form: FormData; now: Date; waitUntil: (work: Promise<unknown>) => void },
): Promise<Response> {
  const link = await readRequestLink(linkSecrets(env), { token, holder: 'companion' })
  const answered = link && (await answerRequest(env, link, { form, now }))
  if (!answered) return linkNotFound()
  if ('outcome' in answered && answered.unsent === '') {
    if (isDoneAnswer(answered.outcome)) waitUntil(sendDueMails(env))
    return seeOther(`${requestPath(token)}?said=${answered.outcome}`)
  }
  const found = await readRequest(env, link, now)
  if (!found) return linkNotFound()
  return 'outcome' in answered
    ? renderRequest(found, { token, now, outcome: answered.outcome, wrong: { unsent: answered.unsent } })
    : renderRequest(found, { token, now, asked: 'times', wrong: answered })
}

function renderRequest(found: FoundRequest, { token, now, asked, outcome, wrong }: Showing): Promise<Response> {
  const { booking, row, client, offers, suggestions } = found
  const { when, clock } = tellStart(booking.startsAt, { locale: booking.locale, now })
  const time = booking.setAside === null ? timeSentence({ ...booking, isBack: row.isBack }, now) : undefined
  const forms = (
    <AnswerForms
      booking={booking}
      offers={offers}
      until={byHerClock(openWhen(booking, offers), found.rules)}
      suggestions={suggestions}
      asked={asked}
      hasConflict={hasConflict(row, found.rules, now)}
      problems={wrong?.problems}
      outside={wrong?.outside}
      chosen={wrong?.chosen}
      words={wrong?.words}
      pageTo={(to) => `${requestPath(token)}?do=${to}`}
      deposit={askedDeposit(found, booking)}
      now={now}
    />
  )
  // Who has come to answer finds the button first; who has answered, what came of it.
  const isFirst = (asked !== undefined && booking.status === 'pending') || booking.wishAt !== null
  const before = outcome === undefined ? answeredBefore(booking, asked) : undefined
  return messagePage({
    title: `Request ${booking.reference}`,
    heading: when,
    eyebrow: client ? `${client.name.asWritten()} · ${clock}` : clock,
    lang: booking.locale,
    status: wrong === undefined ? 200 : 422,
    children: (
      <>
        {outcome && (
          <Notice tone={isDoneAnswer(outcome) ? 'good' : 'bad'}>{outcomeSentence(outcome, booking, { offered: offers.length })}</Notice>
        )}
        {before && <Notice tone="plain">{before}</Notice>}
        <Unsent words={wrong?.unsent} />
        {isFirst && <Warnings found={found} now={now} />}
        {isFirst && forms}
        <RequestFacts found={found} now={now} isWarned={isFirst} />
        {time && <p>{time}</p>}
        {!isFirst && forms}
      </>
    ),
  })
}
