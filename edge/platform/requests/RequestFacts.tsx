import type { Moment } from '../../../tenants/contract/moment.ts'
import { Tag } from '../app/Left.tsx'
import { detailRows } from '../html/detail-rows.ts'
import { answerWords, formatDeadline, formatStart } from '../html/format-when.ts'
import { byHerClock, onOtherClocks } from '../html/her-clock.ts'
import { openWhen } from '../html/open-when.ts'
import { heldWords, requestWarnings, timeLeft, visitWords } from '../html/request-warnings.ts'
import { SourceName } from '../html/SourceName.tsx'
import { tagWords } from '../html/state-words.ts'
import { isVisitTo } from '../html/where-words.ts'
import type { Client } from '../keys/open-request.ts'
import type { FoundRequest } from './read-request.ts'

/** What she must know before she answers, above answers that stand first. */
export function Warnings({ found: { row, rules }, now }: { found: FoundRequest; now: Date }) {
  const warnings = requestWarnings(row, rules, now)
  return warnings.length === 0 ? null : (
    <section class="card" aria-label="Before you answer">
      {warnings.map((words) => (
        <p class="warning">{words}</p>
      ))}
    </section>
  )
}

interface FactsProps {
  found: FoundRequest
  now: Date
  /** Her warnings stand above her answers already. */
  isWarned?: boolean
}

/** Who, what, where and how much, with the state and what she must know of it, and the client’s own words. */
export function RequestFacts({ found, now, isWarned = false }: FactsProps) {
  const { booking, row, client, rules, offers } = found
  const warnings = isWarned ? [] : requestWarnings(row, rules, now)
  const until = booking.status === 'pending' && booking.setAside === null ? byHerClock(openWhen(booking, offers), rules) : undefined
  const left = until && timeLeft(until, now)
  return (
    <section class="card" aria-label="The request">
      <p class="states">
        <Tag words={tagWords({ state: booking.state, isSetAside: booking.setAside !== null })} />
        {client && <Tag words={visitWords(row.earlierVisits)} />}
        {row.reconfirmation === 'yes' && <Tag words="reconfirmed" />}
        {left && <span class={left.isHot ? 'left hot' : 'left'}>{left.words}</span>}
      </p>
      {warnings.map((words) => (
        <p class="warning">{words}</p>
      ))}
      <table class="facts">
        {detailRows(booking, client).map(({ name, text, link }) => (
          <tr>
            <th scope="row">{name}</th>
            <td>
              {name === 'Came from' ? <CameFrom booking={booking} /> : (link ?? (typeof text === 'string' ? text : text.asWritten()))}
              {name === 'When' && onOtherClocks(booking.startsAt, rules, booking).map((words) => <span class="sub block">{words}</span>)}
            </td>
          </tr>
        ))}
        {until && <Deadline found={found} until={until} />}
        {until && offers.length === 0 && row.heldUntil && <Held found={found} />}
        <tr>
          <th scope="row">Reference</th>
          <td>{booking.reference}</td>
        </tr>
        <tr>
          <th scope="row">Asked</th>
          <td>{formatStart(byHerClock(booking.createdAt, rules), booking)}</td>
        </tr>
      </table>
      {client && <Message client={client} isEntry={booking.isEntry} />}
      {booking.status === 'confirmed' && booking.endsAt.isAfter(now) && isVisitTo(client, booking) === false && (
        <p class="muted">
          Your address isn’t in any of these emails. Send it to {client ? client.name.asWritten() : 'the client'} yourself.
        </p>
      )}
      {booking.setAside && <p class="muted">This request is set aside: it holds no time and is in none of your figures.</p>}
    </section>
  )
}

const Message = ({ client: { message, name }, isEntry }: { client: Client; isEntry: boolean }) =>
  message && (
    <>
      <h2>{isEntry ? 'To remember' : `In ${name.asWritten()}’s words`}</h2>
      <blockquote>{message.asWritten()}</blockquote>
    </>
  )

/** The source as its page of figures has it, and the campaign of the link. */
const CameFrom = ({ booking: { source, utmCampaign } }: { booking: FoundRequest['booking'] }) => (
  <>
    {source && <SourceName source={source} />}
    {utmCampaign && `${source ? ', ' : ''}${utmCampaign}`}
  </>
)

/** Until when she can answer; or, while the client chooses, until when the times are held. */
const Deadline = ({ found: { booking, offers }, until }: { found: FoundRequest; until: Moment }) => (
  <tr>
    <th scope="row">{offers.length > 0 ? 'Held' : 'Answer'}</th>
    <td>{offers.length > 0 ? `until ${formatDeadline(until, booking)}` : answerWords({ startsAt: booking.startsAt, until }, booking)}</td>
  </tr>
)

/** Beside it, for how long nobody else can ask for the time: less, while the address is not confirmed. */
function Held({ found: { row, rules, booking } }: { found: FoundRequest }) {
  const until = heldWords(row, rules, booking)
  return (
    <tr>
      <th scope="row">Held</th>
      <td>{until === undefined ? 'until then' : `${until}; once the client confirms their email, until your answer is due`}</td>
    </tr>
  )
}
