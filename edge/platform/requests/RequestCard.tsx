import type { ListRow } from '../../../db/queries/request-list.ts'
import type { BookingStatus } from '../../../tenants/contract/booking.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { Buttons } from '../app/Buttons.tsx'
import { Left, Tag } from '../app/Left.tsx'
import { type AskedDeposit, askedDeposit } from '../html/deposit-words.ts'
import { explainMissing } from '../html/explain-missing.ts'
import { tellStart } from '../html/format-when.ts'
import { priceWords } from '../html/price-words.ts'
import { hasConflict, heldWords, lengthWords, requestWarnings, timeLeft, visitWords } from '../html/request-warnings.ts'
import { tagWords } from '../html/state-words.ts'
import { placeWords } from '../html/where-words.ts'
import type { Client } from '../keys/open-request.ts'
import { requestAddress } from './came-from.ts'
import { Seen } from './Seen.tsx'
import { Words, WordsWithDeposit } from './Words.tsx'

export interface RowProps {
  row: ListRow
  client: Client | undefined
  rules: BookingRules | undefined
  money: { locale: string; currency: string }
  now: Date
  /** The page they stand on, to which what is opened and answered there leads back. */
  here: string
}

interface CardProps extends RowProps {
  /** She has saved how a deposit is paid. */
  isDepositTold: boolean
  /** What her confirmation has to say stands there at once: a push has led her to it, and one tap more confirms. */
  isOpen?: boolean
}

/** A request that waits, with its answers in place: the better one first. */
export function RequestCard({ row, client, rules, isDepositTold, money, now, here, isOpen = false }: CardProps) {
  const { when, clock } = tellStart(row.startsAt, { locale: money.locale, now })
  const name = client ? `${client.name.asWritten()}, ${visitWords(row.earlierVisits)}` : explainMissing(row)
  const held = heldWords(row, rules, money)
  return (
    <section class="card request" aria-label={`${client?.name.asWritten() ?? row.reference}, ${when}`}>
      <div class="row">
        <a class="open" href={requestAddress(row.reference, { from: here })}>
          <strong>{when}</strong>
        </a>
        <Left {...timeLeft(row.answerBy, now)} />
      </div>
      <span class="sub">
        {name}
        <br />
        {[String(row.service), lengthWords(row), ...placeWords(row, client)].join(', ')}
        <br />
        {clock} · {priceWords(row, money)}
      </span>
      {requestWarnings(row, rules, now).map((words) => (
        <span class="warning">{words}</span>
      ))}
      {held && <span class="sub">Held {held}</span>}
      <InPlace
        row={row}
        isBad={hasConflict(row, rules, now)}
        deposit={askedDeposit({ rules, isDepositTold }, { ...row, ...money })}
        here={here}
        isOpen={isOpen}
      />
    </section>
  )
}

interface InPlaceProps {
  row: ListRow
  isBad: boolean
  deposit: AskedDeposit | undefined
  here: string
  isOpen: boolean
}

function InPlace({ row, isBad, deposit, here, isOpen }: InPlaceProps) {
  const times = (
    <a class={isBad ? 'button' : 'button quiet'} href={requestAddress(row.reference, { do: 'times', from: here })}>
      Other time
    </a>
  )
  const confirm = !row.isTaken && <Confirm row={row} isQuiet={isBad} deposit={deposit} here={here} isOpen={isOpen && !isBad} />
  return (
    <Buttons>
      {isBad ? times : confirm}
      <details class="deed">
        <summary class="button quiet">Decline</summary>
        <form method="post" action={requestAddress(row.reference)}>
          <Hidden row={row} to="declined" here={here} />
          <Words id={`words-${row.reference}`} label="Your words to the client, if you like" />
          <button type="submit">Decline</button>
        </form>
      </details>
      {isBad ? confirm : times}
    </Buttons>
  )
}

/** One tap; two where the client has to be told how to pay. */
const Confirm = ({ row, isQuiet, deposit, here, isOpen }: Omit<InPlaceProps, 'isBad'> & { isQuiet: boolean }) =>
  deposit === undefined || deposit.isTold ? (
    <form method="post" action={requestAddress(row.reference)}>
      <Hidden row={row} to="confirmed" here={here} />
      <button type="submit" class={isQuiet ? 'quiet' : undefined}>
        Confirm
      </button>
    </form>
  ) : (
    <details class={isQuiet ? 'deed' : 'deed first'} open={isOpen}>
      <summary class="button quiet">Confirm</summary>
      <form method="post" action={requestAddress(row.reference)}>
        <Hidden row={row} to="confirmed" here={here} />
        <WordsWithDeposit id={`confirm-${row.reference}`} label="Your words to the client" deposit={deposit} />
        <button type="submit">Confirm and send</button>
      </form>
    </details>
  )

const Hidden = ({ row, to, here }: { row: ListRow; to: BookingStatus; here: string }) => (
  <>
    <input type="hidden" name="do" value="change" />
    <input type="hidden" name="to" value={to} />
    <input type="hidden" name="back" value={here} />
    <Seen of={row} />
  </>
)

/** A request in a list: all of the line opens it. */
export function RequestLine({ row, client, rules, money, now, here }: RowProps) {
  const { when, clock } = tellStart(row.startsAt, { locale: money.locale, now })
  return (
    <li>
      <a class="line" href={requestAddress(row.reference, { from: here })}>
        <span class="row">
          <strong>{when}</strong>
          <Tag words={tagWords({ state: row.state, isSetAside: row.group === 'blocked' })} />
        </span>
        <span class="sub">
          {client ? client.name.asWritten() : explainMissing(row)} · {[String(row.service), ...placeWords(row, client)].join(', ')}
          <br />
          {clock} · {priceWords(row, money)}
        </span>
        {requestWarnings(row, rules, now).map((words) => (
          <span class="warning">{words}</span>
        ))}
      </a>
    </li>
  )
}
