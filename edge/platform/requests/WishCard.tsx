import type { ListRow } from '../../../db/queries/request-list.ts'
import type { Moment } from '../../../tenants/contract/moment.ts'
import { Buttons } from '../app/Buttons.tsx'
import { Left } from '../app/Left.tsx'
import { explainMissing } from '../html/explain-missing.ts'
import { tellStart } from '../html/format-when.ts'
import { priceWords } from '../html/price-words.ts'
import { lengthWords, timeLeft, visitWords } from '../html/request-warnings.ts'
import { placeWords } from '../html/where-words.ts'
import type { Client } from '../keys/open-request.ts'
import { requestAddress } from './came-from.ts'
import { AnswerWish, NoUndo, WISH_DEEDS } from './MoveWish.tsx'

interface WishCardProps {
  row: ListRow & { wishAt: Moment }
  client: Client | undefined
  money: { locale: string; currency: string }
  now: Date
  /** The page it stands on, to which the answer leads back. */
  here: string
}

/** An appointment that its client asks to move, among what waits: the hour that it has, the one that is asked for, and both answers in place. */
export function WishCard({ row, client, money, now, here }: WishCardProps) {
  const page = requestAddress(row.reference, { from: here })
  const [from, to] = [row.startsAt, row.wishAt].map((moment) => tellStart(moment, { locale: money.locale, now }))
  const name = client ? `${client.name.asWritten()}, ${visitWords(row.earlierVisits)}` : explainMissing(row)
  return (
    <section class="card request" aria-label={`${client?.name.asWritten() ?? row.reference} has asked to move ${from?.when}`}>
      <div class="row">
        <a class="open" href={page}>
          <strong>{to?.when}</strong>
        </a>
        <Left {...timeLeft(row.answerBy, now)} />
      </div>
      <span class="sub">
        Another time? Now {from?.when}
        <br />
        {name}
        <br />
        {[String(row.service), lengthWords(row), ...placeWords(row, client)].join(', ')}
        <br />
        {to?.clock} · {priceWords(row, money)}
      </span>
      <NoUndo />
      <Buttons>
        {WISH_DEEDS.map((deed) => (
          <AnswerWish deed={deed} booking={row} wishAt={row.wishAt} isQuiet={deed === 'keep'} page={page} back={here} />
        ))}
      </Buttons>
    </section>
  )
}
